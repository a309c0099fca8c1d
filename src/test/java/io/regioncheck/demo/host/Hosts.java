package io.regioncheck.demo.host;

import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.Logbook;
import io.regioncheck.demo.region.Outside;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The hosts of a region. */
public final class Hosts implements Logbook {
    private final Map<String, Host> hosts;
    private final Clock clock;
    private final Commands commands = new Commands();
    private final Items items =
            new Items((host, item) -> commands.remember(new Commands.Undeclared(host.name(), item)));
    private final Gather gather = new Gather(items);
    private final AtomicReference<Outside> outside = new AtomicReference<>(address -> Optional.empty());

    public Hosts(List<DemoHost> hosts) {
        this(hosts, Clock.systemDefaultZone());
    }

    Hosts(List<DemoHost> hosts, Clock clock) {
        RoleInventories inventories = RoleInventories.load();
        Map<String, Host> named = new LinkedHashMap<>();
        hosts.forEach(host -> named.put(host.name(), new Host(host, inventories.of(host.roles()))));
        this.hosts = Collections.unmodifiableMap(named);
        this.clock = clock;
        LogGrep.declareIn(commands);
        OutsideTools.declareIn(commands, outside::get);
        items.declare("clock", (host, asked) -> Outcome.ok(HostTime.shown(clock.instant())));
    }

    public Collection<Host> all() {
        return hosts.values();
    }

    public Host named(String name) {
        return Optional.ofNullable(hosts.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the region has no host " + name));
    }

    /** Returns the commands that the hosts know, to declare more. */
    public Commands commands() {
        return commands;
    }

    /** Returns what the hosts tell of items, to declare more. */
    public Items items() {
        return items;
    }

    /** Says what probe hosts see of the servers; until then, nothing. */
    public void see(Outside servers) {
        outside.set(servers);
    }

    @Override
    public void write(Entry entry) {
        named(entry.host()).log(entry, ZonedDateTime.now(clock));
    }

    Outcome run(String host, String commandLine) {
        return commands.run(named(host), commandLine);
    }

    Gather.Printed runScript(String host, String script) {
        return gather.run(named(host), script);
    }
}
