package io.regioncheck.demo.identity;

import io.regioncheck.demo.identity.Account.Project;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who may log in: an administrator, the user that regioncheck logs in as, the portal whose servers run, the services. */
public final class Accounts {
    private static final List<String> SERVICES = List.of("glance", "placement", "nova", "neutron", "cinder");

    private final List<Account> all;

    private Accounts(List<Account> all) {
        this.all = all;
    }

    /** Makes the accounts, with passwords that nobody had before. */
    public static Accounts create() {
        Project service = new Project(id("project service"), "service");
        List<Account> all = new java.util.ArrayList<>(List.of(
                account("admin", List.of("admin", "member", "reader")),
                account("regioncheck", List.of("admin", "member", "reader")),
                account("portal", List.of("member", "reader"))));
        SERVICES.forEach(
                name -> all.add(new Account(id("user " + name), name, secret(), service, List.of("admin", "service"))));
        return new Accounts(List.copyOf(all));
    }

    private static Account account(String name, List<String> roles) {
        return new Account(id("user " + name), name, secret(), new Project(id("project " + name), name), roles);
    }

    /** Returns an id that is the same in every demo: 32 hexadecimal digits. */
    public static String id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    private static String secret() {
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    public List<Account> all() {
        return all;
    }

    /** Returns those that services log in with. */
    public List<Account> services() {
        return SERVICES.stream().map(this::named).toList();
    }

    public Account named(String name) {
        return find(name).orElseThrow();
    }

    Optional<Account> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    Optional<Account> withId(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    List<Project> projects() {
        return all.stream().map(Account::project).distinct().toList();
    }

    List<String> roles() {
        return all.stream()
                .flatMap(one -> one.roles().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
