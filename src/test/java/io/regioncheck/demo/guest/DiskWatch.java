package io.regioncheck.demo.guest;

import io.regioncheck.demo.region.BlockDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a guest says of its disks: each time one comes or goes, and what it read and wrote on a second one. */
final class DiskWatch {
    private static final String OURS = "SMOKE-MARK";

    private final BlockDevices volumes;
    private final Consumer<String> say;
    private final List<Disk> disks;
    private String seen = "";
    private boolean watching;
    private boolean marked;
    private String instance = "noid";
    private Supplier<String> uptime = () -> "0.00";

    DiskWatch(BlockDevices volumes, List<Disk> disks, Consumer<String> say) {
        this.volumes = volumes;
        this.disks = new ArrayList<>(disks);
        this.say = say;
    }

    synchronized Optional<Disk> root() {
        return disks.stream().findFirst();
    }

    synchronized void plug(Disk disk) {
        disks.add(disk);
    }

    /** What comes in the place of the second disk is another one, though nobody looked in between. */
    synchronized void pull(String volumeId) {
        marked &= disks.size() < 2 || !disks.get(1).volumeId().equals(volumeId);
        disks.removeIf(disk -> disk.volumeId().equals(volumeId));
    }

    /** Says which disks there are from the start. */
    synchronized void begin() {
        seen = listed();
        say.accept("SMOKE-DISKS" + seen);
    }

    /** From now on it says what changes. */
    synchronized void watch(String instanceId, Supplier<String> clock) {
        instance = instanceId;
        uptime = clock;
        watching = true;
        look();
    }

    synchronized void look() {
        if (!watching) {
            return;
        }
        String now = listed();
        if (!now.equals(seen)) {
            say.accept("SMOKE-DISKS" + now);
            seen = now;
        }
        boolean second = disks.size() > 1;
        if (second && !marked) {
            mark(disks.get(1).volumeId());
        }
        marked = second;
    }

    /** A read or write of a storage that does not answer hangs, and so does all that the guest would say after it. */
    private void mark(String volumeId) {
        if (!volumes.answers(volumeId)) {
            watching = false;
            return;
        }
        String old = volumes.firstSector(volumeId);
        if (!old.isEmpty() && !old.startsWith(OURS)) {
            say.accept("SMOKE-DISK-MARK skipped: vdb holds something else");
            return;
        }
        String mark = OURS + " by " + instance + " at " + uptime.get();
        if (volumes.write(volumeId, mark)) {
            say.accept("SMOKE-DISK-MARK ok found=[" + old + "] wrote=[" + mark + "]");
        } else {
            say.accept("SMOKE-DISK-MARK FAILED found=[" + old + "] wrote=[" + mark + "] read=["
                    + volumes.firstSector(volumeId) + "]");
        }
    }

    private String listed() {
        StringBuilder line = new StringBuilder();
        char letter = 'a';
        for (Disk disk : disks) {
            line.append(" vd").append(letter++).append('=').append(disk.megabytes());
        }
        return line.toString();
    }
}
