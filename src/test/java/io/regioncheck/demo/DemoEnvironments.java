package io.regioncheck.demo;

import io.regioncheck.demo.host.SshHosts;
import io.regioncheck.demo.identity.Account;
import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.Release;
import io.regioncheck.demo.region.Rollout;
import io.regioncheck.demo.region.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment files of a running cloud, with the secrets and keys that they name. */
public final class DemoEnvironments implements AutoCloseable {
    private static final String USER = "regioncheck";

    private final EmbeddedCloud cloud;
    private final Path directory;
    private final Optional<Middleware> middleware;
    private final Started started = new Started();

    /**
     * @param directory where all is written; what an earlier cloud left there is taken away
     * @param withMiddleware whether database and message bus run too
     */
    DemoEnvironments(EmbeddedCloud cloud, Path directory, boolean withMiddleware) {
        this.cloud = cloud;
        this.directory = directory;
        this.middleware = Optional.of(
                        cloud.regions().stream().map(EmbeddedRegion::region).toList())
                .filter(regions -> withMiddleware)
                .map(regions -> started.keep(Middleware.start(regions, directory)));
    }

    /**
     * Writes one file for each region: {@code name.yaml}, or {@code name-1.yaml} and so on where there are several.
     *
     * @return the directory that holds them
     */
    public Path write(String name) {
        Path files = directory.resolve("environments");
        try {
            empty(files);
            Path password = SecretFile.write(
                    directory.resolve("password"), cloud.accounts().named(USER).password());
            int digits = String.valueOf(cloud.regions().size()).length();
            for (int i = 0; i < cloud.regions().size(); i++) {
                String number = String.format(Locale.ROOT, "-%0" + digits + "d", i + 1);
                String one = cloud.regions().size() == 1 ? name : name + number;
                describe(cloud.regions().get(i), files.resolve(one + ".yaml"), password);
            }
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write to " + directory, failure);
        }
    }

    private static void empty(Path files) throws IOException {
        Files.createDirectories(files);
        try (Stream<Path> old = Files.list(files)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
    }

    private void describe(EmbeddedRegion region, Path file, Path password) {
        Path keys = directory.resolve("ssh").resolve(region.region().name());
        SshHosts ssh = started.keep(SshHosts.start(region.hosts(), keys));
        new EnvironmentFile(
                        region.region(), cloud.identityUrl(), password, cloud.identityBackends(), servicePasswords())
                .write(
                        file,
                        title(region),
                        nodes(region, ssh, keys),
                        middleware
                                .map(running -> running.describe(region.region()))
                                .orElse(""));
    }

    private Map<String, Path> servicePasswords() {
        return cloud.accounts().services().stream()
                .collect(Collectors.toMap(
                        Account::name,
                        service -> SecretFile.write(
                                directory.resolve("password-" + service.name()), cloud.passwordInFilesOf(service))));
    }

    @Override
    public void close() {
        started.close();
    }

    private String title(EmbeddedRegion region) {
        String wrong = region.region().incidents().stream()
                .map(incident -> incident.text())
                .collect(Collectors.joining("; "));
        Rollout rollout = region.region().rollout();
        String where = rollout.isOnly(Release.ZED)
                ? ""
                : rollout.source()
                                .map(from -> ", half-way from " + from.code() + " to ")
                                .orElse(" in ")
                        + rollout.target().code();
        return EnvironmentFile.quoted("the embedded region" + where + (wrong.isEmpty() ? "" : ": " + wrong)
                + (middleware.filter(running -> !running.hasDatabase()).isPresent()
                        ? ", without its database, which does not run on this machine"
                        : ""));
    }

    private static String nodes(EmbeddedRegion region, SshHosts ssh, Path keys) {
        Map<String, DemoHost> hosts =
                region.region().hosts().stream().collect(Collectors.toMap(DemoHost::name, Function.identity()));
        List<String> lines = ssh.places().stream()
                .map(place -> String.format(
                        Locale.ROOT,
                        "  - {name: %s, address: %s, roles: [%s], ssh: {port: %d, user: %s}}",
                        place.host(),
                        place.address(),
                        EnvironmentFile.roles(Objects.requireNonNull(hosts.get(place.host()))),
                        place.port(),
                        place.user()))
                .toList();
        return "ssh: {user: verifier, key: " + EnvironmentFile.quoted(keys.resolve("id_ed25519")) + ", known-hosts: "
                + EnvironmentFile.quoted(keys.resolve("known_hosts"))
                + "}\ngather: {bridges: [br-int, br-tun, br-ex, br-phy]}\nhosts:\n" + String.join("\n", lines) + "\n";
    }
}
