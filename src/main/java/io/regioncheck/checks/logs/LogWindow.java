package io.regioncheck.checks.logs;

import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameters;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.software.InstalledPackage;
import io.regioncheck.node.software.Packages;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From when on the logs of each host are looked at. Right after a service was upgraded that is since its code came: on a host that has a
 * package with it, since that was unpacked there; on others since the first of them was. What hosts said before is not of this step.
 */
final class LogWindow {
    static final String MINUTES = "minutes";
    static final String OF = "of";
    static final String ALL = "all";

    private final String service;
    private final Instant from;
    private final Map<String, Instant> came;
    private final Optional<Instant> first;

    private LogWindow(String service, Instant from, Map<String, Instant> came) {
        this.service = service;
        this.from = from;
        this.came = Map.copyOf(came);
        this.first = came.values().stream().min(Comparator.naturalOrder());
    }

    static LogWindow of(Gathered gathered, Parameters parameters) {
        int minutes = parameters.integer(MINUTES, 0);
        Instant now = Instant.now();
        Instant wanted = now.minus(Duration.ofMinutes(minutes));
        Instant since = gathered.since();
        String service = parameters.text(OF, ALL);
        return new LogWindow(
                service,
                minutes == 0 || wanted.isBefore(since) ? since : wanted,
                service.equals(ALL) ? Map.of() : upgrades(gathered, service, now));
    }

    /** The package with the code itself, of Debian, Ubuntu, RDO and SUSE; the others of a service only start it. */
    private static Map<String, Instant> upgrades(Gathered gathered, String service, Instant now) {
        Pattern code = Pattern.compile("python[0-9]{0,3}-" + Pattern.quote(service));
        Map<String, Instant> came = new HashMap<>();
        for (Gathered.HostText text : gathered.texts(Item.PACKAGES)) {
            Packages.parse(text.text()).all().stream()
                    .filter(one -> one.isDated() && code.matcher(one.name()).matches())
                    .map(InstalledPackage::since)
                    // of a clock that was ahead: all that the host says would be before it
                    .filter(time -> !time.isAfter(now))
                    .max(Comparator.naturalOrder())
                    .ifPresent(time -> came.put(text.host().host().name(), time));
        }
        return came;
    }

    /** Returns the service that it goes by, or all. */
    String service() {
        return service;
    }

    Instant on(HostReadings host) {
        Instant upgrade = Optional.ofNullable(came.get(host.host().name()))
                .or(() -> first)
                .orElse(from);
        return upgrade.isBefore(from) ? from : upgrade;
    }

    /** Returns the earliest that is looked at on any host. */
    Instant earliest() {
        return first.filter(from::isBefore).orElse(from);
    }

    /** Says what the window goes by, where it goes by a service. */
    void tell(Findings findings) {
        if (service.equals(ALL)) {
            return;
        }
        if (came.isEmpty()) {
            findings.leftOut(
                    "when " + service + " was upgraded",
                    "no host has a package with its code: all of the time is looked at that logs were read for");
        } else {
            Map.Entry<String, Instant> last =
                    came.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
            findings.confirm(
                    "looked at since the code of %s came, by its package on %d hosts, last on %s at %s",
                    service, came.size(), last.getKey(), last.getValue().truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
