package io.regioncheck.demo.guest;

import io.regioncheck.demo.region.BlockDevices;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Ports.GuestPort;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * One boot of the guest smoke: takes a lease, asks for its metadata, serves a page, and says on its console how each went, as
 * lab/image/init does. Another boot is another guest, and its console begins anew.
 */
public final class Guest {
    /** How often it asks for a lease, and for its metadata (lab/image/init). */
    private static final int LEASES_TRIED = 20;

    private static final int METADATA_TRIED = 5;
    /** Shares of the time to boot at which the guest gets so far. */
    private static final double FIRMWARE = 0.1;

    private static final double KERNEL = 0.4;
    private static final double LEASE = 0.6;
    private static final double GATEWAY = 0.75;
    private static final double DONE = 1.0;
    /** A guest that waits for what never answers takes so many times longer. */
    private static final double IN_VAIN = 2.0;

    private final DemoRegion region;
    private final BlockDevices volumes;
    private final String instanceId;
    private final Supplier<Optional<GuestPort>> port;
    private final StringBuffer console = new StringBuffer();
    private final long start = System.nanoTime();
    /** What firmware and kernel took: no two boots print the same times. */
    private final double before = ThreadLocalRandom.current().nextDouble(1.5, 4.5);

    private final DiskWatch disks;
    private volatile boolean off;
    private volatile Optional<String> page = Optional.empty();

    private Guest(
            DemoRegion region,
            BlockDevices volumes,
            String instanceId,
            Supplier<Optional<GuestPort>> port,
            List<Disk> disks) {
        this.region = region;
        this.volumes = volumes;
        this.instanceId = instanceId;
        this.port = port;
        this.disks = new DiskWatch(volumes, disks, this::say);
    }

    /**
     * Switches one on.
     *
     * @param instanceId what nova's metadata call its server: {@code i-0000001f}, as EC2 does
     * @param port how it is plugged in, looked up when it asks for a lease
     * @param disks those that it has from the start, the one that it boots from first
     */
    public static Guest start(
            DemoRegion region,
            BlockDevices volumes,
            String instanceId,
            Supplier<Optional<GuestPort>> port,
            List<Disk> disks) {
        Guest guest = new Guest(region, volumes, instanceId, port, disks);
        guest.at(FIRMWARE, guest::load);
        return guest;
    }

    /** Returns what its console has shown. */
    public String console() {
        return console.toString();
    }

    /** Returns the page that it serves; none before it has booted. */
    public Optional<String> page() {
        return off ? Optional.empty() : page;
    }

    /** Plugs a disk in; the guest sees it a moment later. */
    public void plug(Disk disk) {
        disks.plug(disk);
        region.soon(this::lookAtDisks);
    }

    /** Pulls a volume out. */
    public void pull(String volumeId) {
        disks.pull(volumeId);
        region.soon(this::lookAtDisks);
    }

    /** Switches it off: its console shows nothing more. */
    public void stop() {
        off = true;
    }

    /** Loads the kernel, unless the disk that it is on does not answer: the firmware waits for it and says nothing. */
    private void load() {
        if (disks.root()
                .filter(Disk::isVolume)
                .map(disk -> volumes.answers(disk.volumeId()))
                .orElse(true)) {
            say("");
            say("SYSLINUX 6.04 20210613 Copyright (C) 1994-2015 H. Peter Anvin et al");
            at(KERNEL - FIRMWARE, this::begin);
        }
    }

    private void begin() {
        say("SMOKE-INIT uptime=" + uptime());
        disks.begin();
        say("udhcpc: started, v1.35.0");
        discover(LEASES_TRIED);
    }

    /** Asks for a lease, again and again: what serves it may come up only now. */
    private void discover(int triesLeft) {
        say("udhcpc: broadcasting discover");
        Optional<GuestPort> leased = port.get().filter(GuestPort::leases);
        if (leased.isPresent()) {
            at(LEASE - KERNEL, () -> lease(leased.get()));
        } else if (triesLeft > 1) {
            at(IN_VAIN / LEASES_TRIED, () -> discover(triesLeft - 1));
        } else {
            at(IN_VAIN / LEASES_TRIED, this::goWithout);
        }
    }

    private void lease(GuestPort leased) {
        say("udhcpc: broadcasting select for " + leased.address() + ", server " + dhcpServer(leased));
        say("udhcpc: lease of " + leased.address() + " obtained from " + dhcpServer(leased) + ", lease time 86400");
        say("SMOKE-BOOT-OK ip=" + leased.address() + "/" + leased.prefix() + " gw=" + leased.gateway() + " mac="
                + leased.mac() + " mtu=" + leased.mtu() + " uptime=" + uptime());
        at(GATEWAY - LEASE, () -> {
            say("SMOKE-GW-OK " + leased.gateway());
            at(DONE - GATEWAY, () -> askForMetadata(leased, METADATA_TRIED));
        });
    }

    private void askForMetadata(GuestPort leased, int triesLeft) {
        boolean answered = port.get().filter(GuestPort::metadata).isPresent();
        if (!answered && triesLeft > 1) {
            at(IN_VAIN / METADATA_TRIED, () -> askForMetadata(leased, triesLeft - 1));
            return;
        }
        String instance = answered ? instanceId : "";
        say(instance.isEmpty() ? "SMOKE-METADATA-FAILED" : "SMOKE-METADATA-OK instance-id=" + instance);
        serve("smoke " + instance + " " + leased.address() + "/" + leased.prefix(), instance);
    }

    private void goWithout() {
        say("udhcpc: no lease, failing");
        say("SMOKE-DHCP-FAILED");
        say("SMOKE-BOOT-NOIP");
        say("SMOKE-METADATA-FAILED");
        serve("smoke  ", "");
    }

    private void serve(String text, String instance) {
        if (off) {
            return;
        }
        page = Optional.of(text);
        say("SMOKE-HTTPD-OK");
        say("SMOKE-DONE uptime=" + uptime());
        disks.watch(instance.isEmpty() ? "noid" : instance, this::uptime);
        say("");
        say("");
        say("BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) built-in shell (ash)");
        say("Enter 'help' for a list of built-in commands.");
        say("");
        console.append("/ # \u001b[6n");
    }

    private void lookAtDisks() {
        if (!off) {
            disks.look();
        }
    }

    /** neutron gives its DHCP port the first address that is free, which is the one after the gateway's. */
    private static String dhcpServer(GuestPort leased) {
        int dot = leased.address().lastIndexOf('.');
        return leased.address().substring(0, dot + 1) + "2";
    }

    private String uptime() {
        return String.format(Locale.ROOT, "%.2f", before + (System.nanoTime() - start) / 1e9);
    }

    private void say(String line) {
        if (!off) {
            console.append(line).append('\n');
        }
    }

    private void at(double share, Runnable what) {
        Duration boot = region.tempo().boot();
        region.after(Duration.ofNanos((long) (boot.toNanos() * share)), () -> {
            if (!off) {
                what.run();
            }
        });
    }
}
