package io.regioncheck.checks.database;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereDatabaseIsAsked;
import io.regioncheck.database.Account;
import io.regioncheck.database.GrantBook;
import io.regioncheck.database.Holding;
import io.regioncheck.release.DatabaseNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the services may change their own schemas: a migration that may not fails half-way. */
@Checks(component = Component.DB)
class GrantChecks {
    private static final Set<String> OF_THE_SERVER =
            Set.of("root", "mysql", "mariadb.sys", "mysql.sys", "mysql.session", "mysql.infoschema");

    @Check(
            id = "db.grants",
            title = "Service accounts have the privileges that their migrations need",
            why =
                    "A migration without DROP or REFERENCES stops in the middle: MySQL cannot roll tables back, and the service does not start.",
            asks = {
                "SELECT … FROM mysql.user, db, tables_priv and the roles",
                "SHOW GRANTS FOR each account, where allowed"
            },
            explainedBy = "db.galera:serving",
            matrix = WhereDatabaseIsAsked.class)
    void accountsMayMigrate(Region region, Findings findings) {
        ExpectedDatabases expected = ExpectedDatabases.of(region.environment());
        GrantBook book = region.databases().accounts().grants();
        Account own = region.databases().accounts().own();
        Set<String> visible = region.databases().schemas().visible();
        List<String> evidence = new ArrayList<>();
        for (DatabaseNeed need : expected.needs()) {
            String name = expected.name(need.database());
            List<Holding> holdings = book.holdings(name).stream()
                    .filter(holding -> !holding.account().equals(own))
                    .toList();
            holdings.stream()
                    .filter(Holding::writes)
                    .forEach(holding -> evidence.add(name + "  " + holding.account() + "  "
                            + String.join(", ", new TreeSet<>(holding.names()))));
            List<Holding> owners = owners(need, holdings, book);
            if (!owners.isEmpty()) {
                owners.forEach(holding -> judge(need, holding, findings));
            } else if (need.isRequired() || visible.contains(name)) {
                nobody(need, name, book, findings);
            } else {
                findings.leftOut(name, "it is not there, and " + expected.target() + " can do without");
            }
        }
        findings.attach(Evidence.text("grants.txt", String.join("\n", evidence) + "\n"));
    }

    /**
     * The account is called like its service; or, where that one has no part in the database, it is whoever writes to it. Who may do
     * everything everywhere counts only where no account is called like the service.
     */
    private static List<Holding> owners(DatabaseNeed need, List<Holding> holdings, GrantBook book) {
        String service = need.database().service().toString();
        List<Holding> usual = holdings.stream()
                .filter(holding -> holding.account().user().equals(service))
                .toList();
        List<Holding> taking = usual.stream().filter(Holding::takesPart).toList();
        if (!taking.isEmpty()) {
            return taking;
        }
        List<Holding> writers = holdings.stream().filter(Holding::writes).toList();
        List<Holding> plain = writers.stream()
                .filter(holding -> !book.isAdministrator(holding.account()))
                .toList();
        return plain.isEmpty() && usual.isEmpty()
                ? writers.stream()
                        .filter(holding ->
                                !OF_THE_SERVER.contains(holding.account().user()))
                        .toList()
                : plain;
    }

    private static void judge(DatabaseNeed need, Holding holding, Findings findings) {
        Set<String> needed = names(need);
        Set<String> missing = holding.missing(needed);
        String subject = holding.account() + " on " + holding.database();
        findings.expect(missing.isEmpty(), subject)
                .scope(need.database().service().toString())
                .observed("without %s%s", String.join(", ", missing), aside(holding, missing))
                .expected("%s, as the migrations need it", String.join(", ", needed))
                .because("%s", reasons(need, missing))
                .remedy("%s", holding.grant(needed));
        if (missing.isEmpty()) {
            findings.confirm("%s: all of %s", subject, String.join(", ", needed));
        }
    }

    private static String aside(Holding holding, Set<String> missing) {
        if (holding.inactive().containsAll(missing)) {
            return "; it has them by a role that is not active when it connects";
        }
        return holding.onTables().isEmpty()
                ? ""
                : "; what it has on " + holding.onTables().size() + " tables of their own reaches none to come";
    }

    private static String reasons(DatabaseNeed need, Set<String> missing) {
        return need.privileges().stream()
                .filter(privilege -> missing.contains(privilege.privilege().name()))
                .map(DatabaseNeed.PrivilegeNeed::why)
                .collect(Collectors.joining("; "));
    }

    private static void nobody(DatabaseNeed need, String name, GrantBook book, Findings findings) {
        String service = need.database().service().toString();
        List<Account> accounts = book.accounts().stream()
                .filter(account -> account.user().equals(service))
                .toList();
        List<Account> to = accounts.isEmpty() ? List.of(new Account(service, "%")) : accounts;
        findings.report(name)
                .scope(service)
                .observed("no account but the server's own may write to it")
                .expected("an account of %s that may", service)
                .because("%s cannot start without it (%s)", service, need.why())
                .remedy(
                        "%s",
                        to.stream()
                                .map(account -> book.holding(account, name).grant(names(need)))
                                .collect(Collectors.joining(" ")));
    }

    private static Set<String> names(DatabaseNeed need) {
        return need.names().stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
