package io.regioncheck.demo.host;

import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.Logbook;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** A host: what its roles put on it, what was changed there since, and its logs. */
public final class Host {
    private static final int FIRST_PROCESS = 1_000;
    private static final int PROCESSES = 30_000;

    private final DemoHost place;
    private final ConcurrentSkipListMap<String, LogFile> logs = new ConcurrentSkipListMap<>();
    private volatile Inventory inventory;

    Host(DemoHost place, Inventory inventory) {
        this.place = place;
        this.inventory = inventory;
    }

    public String name() {
        return place.name();
    }

    public boolean is(DemoHost.Role role) {
        return place.is(role);
    }

    public Inventory inventory() {
        return inventory;
    }

    /** Makes this host differ from the others of its roles. */
    public synchronized void change(UnaryOperator<Inventory> how) {
        inventory = how.apply(inventory);
    }

    public Optional<Content> file(String path) {
        return Optional.<Content>ofNullable(logs.get(path))
                .or(() -> Optional.ofNullable(inventory().files().get(path)));
    }

    /** Returns the files below a directory, logs among them, by path. */
    public SortedMap<String, Content> filesIn(String directory) {
        // '0' follows '/' in ASCII
        String from = directory + "/";
        String to = directory + "0";
        SortedMap<String, Content> found = new TreeMap<>(inventory().files().subMap(from, to));
        found.putAll(logs.subMap(from, to));
        return found;
    }

    void log(Logbook.Entry entry, ZonedDateTime time) {
        String daemon = entry.daemon();
        String path = "/var/log/" + daemon.replaceFirst("-.*", "") + "/" + daemon + ".log";
        logs.computeIfAbsent(path, any -> new LogFile()).append(OsloLine.of(entry, time, processId(daemon)));
    }

    /** A daemon keeps its process id; those of other hosts have others. */
    private int processId(String daemon) {
        return FIRST_PROCESS + Math.floorMod((name() + daemon).hashCode(), PROCESSES);
    }
}
