package io.regioncheck.checks.hosts;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.database.DatabaseFailed;
import io.regioncheck.database.ServerTime;
import io.regioncheck.node.ClockOffset;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import io.regioncheck.node.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the hosts of a region, and its database, have one time. */
@Checks(component = Component.HOSTS)
class TimeChecks {

    @Check(
            id = "hosts.time",
            title = "The hosts and the database have one time",
            why =
                    "Services are up or down by comparing times of several hosts, tokens are valid from a time on, Galera and Ceph vote by clocks; and logs of hosts that differ cannot be read beside each other.",
            gathers = Item.CLOCK,
            parameters = {
                @Parameter(
                        name = "milliseconds",
                        otherwise = "2000",
                        means = "how far, in milliseconds, a clock may be from the others before it is an error"),
                @Parameter(
                        name = "warn-milliseconds",
                        otherwise = "500",
                        means = "how far, in milliseconds, a clock may be from the others without a warning")
            },
            asks = {"date +%s.%N on each host", "SELECT UTC_TIMESTAMP(6), where the environment has a database"},
            matrix = WhereHostsAreAsked.class)
    void clocksAgree(Region region, Findings findings) {
        Gathered gathered = region.gathered();
        ClockJudge judge = new ClockJudge(
                findings,
                region.parameters().integer("warn-milliseconds", 500),
                region.parameters().integer("milliseconds", 2000));
        List<Unread> unread = new ArrayList<>(gathered.unread(Item.CLOCK));
        for (HostReadings host : gathered.hosts()) {
            host.clock()
                    .ifPresentOrElse(
                            clock -> judge.host(host.host().name(), clock),
                            () -> untold(host).ifPresent(unread::add));
        }
        Optional<String> noDatabase = database(region, judge);
        unread.addAll(judge.judge());
        noDatabase.ifPresent(why -> unread.add(new Unread("the database", why)));
        CouldNotVerify.ifAny(unread);
    }

    private static Optional<Unread> untold(HostReadings host) {
        return host.has(Item.CLOCK) && host.of(Item.CLOCK) instanceof Reading.Text text
                ? Optional.of(new Unread(
                        host.host().name(), "date says \"" + text.text().strip() + "\""))
                : Optional.empty();
    }

    /** Returns why its time is not known, if it is not. */
    private static Optional<String> database(Region region, ClockJudge judge) {
        if (region.environment().database().isEmpty()) {
            return Optional.empty();
        }
        try {
            ServerTime time = region.databases().time();
            judge.database(ClockOffset.of(time.asked(), time.shown(), time.answered()));
            return Optional.empty();
        } catch (DatabaseFailed failed) {
            return Optional.of(failed.answered());
        }
    }
}
