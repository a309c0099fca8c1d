package io.regioncheck.checks.database;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereDatabaseIsAsked;
import io.regioncheck.database.Activity;
import java.util.List;
import java.util.Optional;

/** Whether the server has room, and nobody stands in the way of a migration. */
@Checks(component = Component.DB)
class HeadroomChecks {
    @Check(
            id = "db.headroom",
            title = "The SQL server has connections left, and nobody holds a table for long",
            why =
                    "Services that get no connection answer 500; a migration waits for whoever has a table open, and everybody else then waits behind it.",
            parameters = {
                @Parameter(
                        name = "lock-seconds",
                        otherwise = "30",
                        means = "seconds that a transaction or a lock on a table may last"),
                @Parameter(
                        name = "connections-percent",
                        otherwise = "80",
                        means = "share of max_connections that may be in use; an error from 95 on")
            },
            asks = {
                "SHOW GLOBAL STATUS, SHOW GLOBAL VARIABLES",
                "SELECT … FROM information_schema.PROCESSLIST, INNODB_TRX and, where there is one, the list of metadata locks"
            },
            explainedBy = "db.galera:serving",
            matrix = WhereDatabaseIsAsked.class)
    void serverHasRoom(Region region, Findings findings) {
        Activity activity = region.databases().activity();
        connections(region, activity.connected(), findings);
        region.databases()
                .cluster()
                .member()
                .filter(member -> member.addresses().size() > 1)
                .ifPresent(member -> findings.leftOut(
                        "sessions at the other members of the cluster", "only " + member.name() + " was asked"));
        // sessions last: one that is idle then was so before, and holds what it was seen to hold; and who has not
        // PROCESS is refused
        // the transactions, where he would see only himself among the sessions
        Optional<List<Activity.MetadataLock>> locks = activity.metadataLocks();
        List<Activity.Transaction> transactions = activity.transactions();
        new TableHolders(region.parameters().integer("lock-seconds", 30), activity.sessions(), transactions, locks)
                .judge(findings);
    }

    private static void connections(Region region, Activity.Connected connected, Findings findings) {
        int most = region.parameters().integer("connections-percent", 80);
        double percent = 100.0 * connected.now() / Math.max(connected.most(), 1);
        findings.figure("connections", connected.now(), "");
        findings.figure("connections in use", percent, "%");
        Findings.Expectation expectation = findings.expect(percent < most, "connections")
                .observed("%d of %d in use", connected.now(), connected.most())
                .expected("less than %d %%", most)
                .because("the services open more while they restart; who gets none answers 500")
                .remedy(
                        "SHOW PROCESSLIST tells whose they are; SET GLOBAL max_connections = %d; and the same in the server's configuration",
                        connected.most() * 2);
        if (percent < 95) {
            expectation.warning();
        }
        findings.confirm(
                "%d of %d connections in use, %d at the most since it started; %d threads at work",
                connected.now(), connected.most(), connected.highest(), connected.running());
    }
}
