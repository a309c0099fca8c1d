package io.regioncheck.checks.compute;

import io.regioncheck.check.Cell;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.checks.smoke.Cleanup;
import io.regioncheck.checks.smoke.Disks;
import io.regioncheck.checks.smoke.FloatingProbe;
import io.regioncheck.checks.smoke.GuestServer;
import io.regioncheck.checks.smoke.SmokeNetwork;
import io.regioncheck.checks.smoke.SmokeVolume;
import io.regioncheck.environment.ExternalNetwork;
import io.regioncheck.environment.NetworkMode;
import io.regioncheck.environment.VolumeType;
import java.util.Optional;

/** Whether a user gets the server he asks for, in every zone, on every kind of network, with every kind of disk. */
@Checks(component = Component.COMPUTE)
class BootChecks {

    @Check(
            id = "compute.boot",
            title = "A server boots, is reachable, reboots and disappears without a trace",
            why = "This is what the cloud is for. Everything between the API and the guest takes part in it.",
            after = {
                "identity.catalog:compute",
                "identity.endpoints:compute",
                "identity.endpoints:network",
                "identity.endpoints:image",
                "compute.services:nova-conductor",
                "compute.services:nova-scheduler",
                "compute.services:{zone}",
                "network.agents:switching",
                "network.agents:dhcp"
            },
            explainedBy = {
                "network.build:{network}",
                "network.agents:l3",
                "network.agents:metadata",
                "volume.roundtrip:{disk}",
                "image.pull:smoke"
            },
            parameters = {
                @Parameter(
                        name = "reboot",
                        otherwise = "hard",
                        allowed = {"hard", "soft", "none"},
                        means = "how each server is rebooted; soft needs a guest that listens to its power button"),
                @Parameter(
                        name = "stop-start",
                        otherwise = "false",
                        allowed = {"true", "false"},
                        means = "whether each server is stopped and started too"),
                @Parameter(
                        name = "floating-seconds",
                        otherwise = "45",
                        means = "seconds until a floating address answers"),
                @Parameter(name = "volume-seconds", otherwise = "180", means = "seconds for each step of a volume")
            },
            asks = {
                "POST compute /servers, GET /servers/detail until ACTIVE",
                "POST compute /servers/ID/action os-getConsoleOutput until the guest says that it is up",
                "a probe of its floating address from outside",
                "POST compute /servers/ID/action reboot",
                "DELETE compute /servers/ID, then ports and allocations of ID"
            },
            creates = {
                "a network, subnet and router for each network mode, a security group",
                "a port, a server and a floating address for each cell, a volume where it boots from one"
            },
            matrix = BootMatrix.class,
            // cells wait for a place (limits.servers-at-once) before they begin; each step has a limit of its own
            deadlineSeconds = 1800)
    void serverBootsAndGoes(Region region, Findings findings, Cell cell) {
        String purpose = "boot-" + cell.name().orElseThrow();
        String name = region.workshop().name(purpose);
        try (Cleanup cleanup = new Cleanup(region, findings, name)) {
            if (cell.coordinate("disk").equals(Disks.LOCAL)) {
                boots(region, findings, cell, name, Optional.empty()).ifPresent(cleanup::leavesNoTraceOf);
            } else {
                String root = region.workshop().name(purpose, "root");
                SmokeVolume.fromImage(
                                region, findings, root, typeOf(region, cell).name())
                        .flatMap(volume -> boots(region, findings, cell, name, Optional.of(volume.id())))
                        .ifPresent(cleanup::leavesNoTraceOf);
            }
        }
    }

    /** Returns the server, if nova took the order for one. */
    private static Optional<GuestServer> boots(
            Region region, Findings findings, Cell cell, String name, Optional<String> volumeId) {
        NetworkMode mode = networkOf(region, cell);
        Optional<GuestServer> made =
                GuestServer.create(region, findings, name, cell.coordinate("zone"), mode, volumeId);
        made.ifPresent(server -> live(region, findings, server, mode, name));
        return made;
    }

    private static void live(Region region, Findings findings, GuestServer server, NetworkMode mode, String name) {
        boolean wellSoFar = server.becomesActive()
                && server.showsThatItIsUp()
                && answersFromOutside(region, findings, server, mode, name)
                && comesBackAfterReboot(region, findings, server)
                && (!flag(region, "stop-start", false) || server.stopsAndStarts());
        if (wellSoFar) {
            server.attachConsole();
        }
    }

    private static boolean answersFromOutside(
            Region region, Findings findings, GuestServer server, NetworkMode mode, String name) {
        Optional<ExternalNetwork> external = region.environment().external();
        if (external.isEmpty()) {
            findings.leftOut("its floating address", "the environment has no external network");
            return true;
        }
        return new FloatingProbe(region, findings, external.get())
                .answers(name, SmokeNetwork.of(region, mode), server.port());
    }

    private static boolean comesBackAfterReboot(Region region, Findings findings, GuestServer server) {
        String reboot = region.parameters().text("reboot", "hard");
        return switch (reboot) {
            case "none" -> {
                findings.leftOut("reboot", "the suite says none");
                yield true;
            }
            case "hard", "soft" -> server.comesBackAfterReboot(reboot.equals("hard"));
            default ->
                throw new CouldNotVerify(
                        "parameter reboot of compute.boot: found " + reboot + ", allowed: hard, soft, none");
        };
    }

    private static boolean flag(Region region, String name, boolean otherwise) {
        return Boolean.parseBoolean(region.parameters().text(name, String.valueOf(otherwise)));
    }

    private static VolumeType typeOf(Region region, Cell cell) {
        return Disks.typeOf(region.environment(), cell.coordinate("disk"));
    }

    private static NetworkMode networkOf(Region region, Cell cell) {
        return region.environment().networks().stream()
                .filter(mode -> mode.name().equals(cell.coordinate("network")))
                .findFirst()
                .orElseThrow();
    }
}
