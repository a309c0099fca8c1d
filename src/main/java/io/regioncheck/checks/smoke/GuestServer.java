package io.regioncheck.checks.smoke;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.NetworkMode;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Port;
import io.regioncheck.openstack.Server;
import io.regioncheck.openstack.ServerCreated;
import io.regioncheck.openstack.ServerSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server of a run, on its way from create to gone. Each step says what it found if it did not get there, with the reasons that the
 * region gives, and returns whether it did.
 */
public final class GuestServer {
    private final Region region;
    private final Findings findings;
    private final String name;
    private final Port port;
    private final ServerCreated created;
    private final Diagnosis diagnosis;
    private final GuestConsole console;
    /** Where it runs, once nova has shown it. */
    private Optional<String> host = Optional.empty();

    private GuestServer(Region region, Findings findings, String name, Port port, ServerCreated created) {
        this.region = region;
        this.findings = findings;
        this.name = name;
        this.port = port;
        this.created = created;
        this.diagnosis = new Diagnosis(region, findings, created.id(), created.requestId());
        this.console = new GuestConsole(region, created.id());
    }

    /**
     * Asks nova for a server with one port.
     *
     * @param volumeId boot from this volume; empty boots from the smoke image on the hypervisor's disk
     * @return empty if nova refused, which is then a finding
     */
    public static Optional<GuestServer> create(
            Region region, Findings findings, String name, String zone, NetworkMode mode, Optional<String> volumeId) {
        SmokeNetwork network = SmokeNetwork.of(region, mode);
        SmokeImage image = SmokeImage.of(region);
        Port port = region.workshop().port(name, network.networkId(), List.of(network.securityGroupId()));
        ServerSpec spec = new ServerSpec(
                name,
                image.flavorId(),
                volumeId.isPresent() ? Optional.empty() : Optional.of(image.imageId()),
                volumeId,
                port.id(),
                Optional.of(zone));
        region.doing().accept("waiting for a place");
        try {
            ServerCreated created = region.workshop().server(spec, region.deadline());
            return Optional.of(new GuestServer(region, findings, name, port, created));
        } catch (CallFailed refused) {
            if (refused.kind() != CallFailed.Kind.SERVER_ERROR) {
                throw refused;
            }
            Diagnosis.refusal(region, findings, name, refused);
            return Optional.empty();
        }
    }

    public String id() {
        return created.id();
    }

    public Port port() {
        return port;
    }

    /** Returns where it runs, in words where nova does not show it. */
    public String host() {
        return host.orElse("the server's host");
    }

    public boolean becomesActive() {
        return reaches("ACTIVE");
    }

    /** Waits until the server has a status and nova is no longer at work on it. */
    public boolean reaches(String status) {
        Deadline deadline =
                region.deadline().atMost(region.environment().limits().bootTimeout());
        long start = System.nanoTime();
        Optional<Server> server = region.servers().await(id(), deadline, seen -> {
            seen.ifPresent(state -> region.doing().accept(state.state() + " " + seconds(start) + " s"));
            return seen.isEmpty() || isSettled(seen.get(), status);
        });
        host = server.flatMap(Server::host).or(() -> host);
        boolean holds = server.map(state -> state.status().equals(status)).orElse(false);
        if (holds) {
            findings.confirm("%s after %s s on %s", status, seconds(start), host.orElse("a host that we may not see"));
            findings.figure("seconds to " + status, (System.nanoTime() - start) / 1e9, "s");
        } else {
            diagnosis.notReached(name, status, server, deadline);
        }
        return holds;
    }

    private static boolean isSettled(Server server, String status) {
        return server.status().equals("ERROR")
                || (server.status().equals(status) && server.task().isEmpty());
    }

    /** Waits for the guest's own word on its console: up, with the lease of its port, and heard by the metadata service. */
    public boolean showsThatItIsUp() {
        Pattern marker = region.environment().smoke().booted();
        Optional<Matcher> booted = onConsole(marker, 1);
        if (booted.isEmpty()) {
            diagnosis.silent(name, marker, console.text(), port.id(), host);
            return false;
        }
        return hasItsLease(booted.get()) & heardMetadata();
    }

    /** Waits only until the guest has booted, for checks that ask something else of it. */
    public boolean isHeardOf() {
        Pattern marker = region.environment().smoke().booted();
        boolean holds = onConsole(marker, 1).isPresent();
        if (!holds) {
            diagnosis.silent(name, marker, console.text(), port.id(), host);
        }
        return holds;
    }

    private boolean hasItsLease(Matcher booted) {
        Optional<String> leased = group(booted, "address");
        if (leased.isEmpty()) {
            findings.leftOut("the guest's lease", "smoke.markers.booted does not show an (?<address>…)");
            return true;
        }
        boolean same = port.addresses().contains(leased.get());
        findings.expect(same, name)
                .observed("the guest leased %s", leased.get())
                .expected("%s, the address of its port", String.join(", ", port.addresses()))
                .because("the DHCP server that answered is not neutron's, or it serves an old lease")
                .remedy(
                        "openstack network agent list; on those with a DHCP agent: grep %s /var/log/syslog /var/log/messages"
                                + " (dnsmasq writes what it leases there); tail /var/log/neutron/neutron-dhcp-agent.log",
                        port.mac());
        if (same) {
            findings.confirm("the guest leased %s, the address of its port", leased.get());
        }
        return same;
    }

    private boolean heardMetadata() {
        var smoke = region.environment().smoke();
        if (smoke.metadata().isEmpty()) {
            findings.leftOut("the guest's metadata", "the environment has no smoke.markers.metadata");
            return true;
        }
        return heardMetadata(smoke.metadata().get(), smoke.metadataFailed());
    }

    private boolean heardMetadata(Pattern answered, Optional<Pattern> failed) {
        Optional<Matcher> seen = console.await(answered, failed, 1);
        boolean holds = seen.map(match -> match.pattern().pattern().equals(answered.pattern()))
                .orElse(false);
        if (holds) {
            findings.confirm("the guest fetched its metadata: %s", seen.get().group());
        } else {
            diagnosis.withoutMetadata(name, seen.map(Matcher::group), console.text());
        }
        return holds;
    }

    /** Waits until the console shows a line so many times, and returns the last one. */
    public Optional<Matcher> onConsole(Pattern line, int times) {
        return console.await(line, Optional.empty(), times);
    }

    /**
     * Reboots and waits until the guest is up anew.
     *
     * @param hard by nova alone, which plugs network and disks anew; a soft reboot needs a guest that listens to its power button
     */
    public boolean comesBackAfterReboot(boolean hard) {
        region.cloud().compute().reboot(id(), hard);
        region.doing().accept("rebooting");
        return isUpAnew(hard ? "hard reboot" : "soft reboot", "reboot") && reaches("ACTIVE");
    }

    /** @param action how nova calls what was done to it last */
    private boolean isUpAnew(String after, String action) {
        boolean holds = console.showsAnew(region.environment().smoke().booted());
        if (holds) {
            findings.confirm("up again after a %s", after);
        } else {
            diagnosis.notBack(name, after, action, console, host);
        }
        return holds;
    }

    /** Stops the server and starts it again. */
    public boolean stopsAndStarts() {
        region.cloud().compute().stop(id());
        if (!reaches("SHUTOFF")) {
            return false;
        }
        region.cloud().compute().start(id());
        return reaches("ACTIVE") && isUpAnew("stop and a start", "start");
    }

    /** Makes what the console showed last a piece of evidence. */
    public void attachConsole() {
        if (!console.text().isEmpty()) {
            findings.attach(Evidence.text("console.txt", console.text()));
        }
    }

    private static Optional<String> group(Matcher matcher, String name) {
        return matcher.pattern().pattern().contains("(?<" + name + ">")
                ? Optional.ofNullable(matcher.group(name))
                : Optional.empty();
    }

    private static long seconds(long start) {
        return (System.nanoTime() - start) / 1_000_000_000L;
    }
}
