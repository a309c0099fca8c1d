package io.regioncheck.checks.configuration;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.environment.Role;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Whether there is a way back. */
@Checks(component = Component.CONFIG)
class BackupChecks {

    @Check(
            id = "config.backup",
            title = "Configuration and databases have a backup that is newer than their last change",
            why =
                    "An upgrade that fails half way is undone from a backup, or not at all: schemas are not migrated back.",
            asks =
                    "each controller and database host: when configuration was last written, and names, sizes and times of what looks like a backup"
                            + " in /root, /var/backups, /backup, /srv and /opt",
            gathers = Item.BACKUPS,
            parameters =
                    @Parameter(
                            name = "database-hours",
                            otherwise = "24",
                            means = "how old the newest dump of the databases may be, in hours"),
            matrix = WhereHostsAreAsked.class)
    void thereIsAWayBack(Region region, Findings findings) {
        Gathered gathered = region.gathered();
        Duration oldest = Duration.ofHours(region.parameters().integer("database-hours", 24));
        boolean dump = false;
        boolean holders = false;
        for (Gathered.HostText text : gathered.texts(Item.BACKUPS)) {
            Backups backups = Backups.parse(text.text());
            backups.judge(text.host().host().name(), findings);
            holders = true;
            dump |= backups.newestDump()
                    .filter(time -> time.isAfter(Instant.now().minus(oldest)))
                    .isPresent();
        }
        CouldNotVerify.ifAny(gathered.unread(Item.BACKUPS));
        if (!holders) {
            throw new CouldNotVerify("the environment has no controller and no "
                    + Role.DATABASE.name().toLowerCase(Locale.ROOT)
                    + " host under nodes: nobody can be asked for backups");
        }
        findings.expect(dump, "databases")
                .observed("no dump of the last %d hours on any controller or database host", oldest.toHours())
                .expected("a dump of all databases, not empty, in /root, /var/backups, /backup, /srv or /opt")
                .because("migrations are not undone: without a dump there is no way back")
                .remedy(
                        "mysqldump --single-transaction --all-databases | gzip > /var/backups/all-databases.sql.gz; if dumps are kept elsewhere, waive this with the place as the reason");
    }
}
