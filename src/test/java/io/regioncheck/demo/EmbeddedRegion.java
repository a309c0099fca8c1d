package io.regioncheck.demo;

import io.regioncheck.demo.compute.Nova;
import io.regioncheck.demo.host.Hosts;
import io.regioncheck.demo.host.Outcome;
import io.regioncheck.demo.http.HttpService;
import io.regioncheck.demo.http.LockedOut;
import io.regioncheck.demo.http.ServiceParts;
import io.regioncheck.demo.http.Weather;
import io.regioncheck.demo.identity.Keystone;
import io.regioncheck.demo.identity.ServiceCatalog;
import io.regioncheck.demo.image.Glance;
import io.regioncheck.demo.network.Neutron;
import io.regioncheck.demo.network.Switches;
import io.regioncheck.demo.placement.Placement;
import io.regioncheck.demo.region.ClosedPort;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Release;
import io.regioncheck.demo.region.Rollout;
import io.regioncheck.demo.region.Tempo;
import io.regioncheck.demo.volume.Cinder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** The services of one region, each on a port of its own, and its hosts. */
public final class EmbeddedRegion implements AutoCloseable {
    /** As the install guides wrote it until Mitaka. */
    private static final String PROJECT = "/%(tenant_id)s";

    private final DemoRegion region;
    private final Hosts hosts;
    private final Started started = new Started();
    private final Map<String, HttpService> services = new HashMap<>();

    /**
     * What a region stands on.
     *
     * @param name as its environment has it
     * @param registeredAs as the catalog has it
     * @param rollout which release its services have
     */
    record Ground(
            String name,
            String registeredAs,
            RegionSize size,
            Rollout rollout,
            Set<Incident> incidents,
            Tempo tempo,
            ScheduledExecutorService clock) {}

    /** What connects it with the cloud. */
    record Wiring(ServiceCatalog catalog, Keystone keystone, Weather weather, ExecutorService threads) {
        /** Returns that of a service which keystone does not let in. */
        Wiring lockedOut() {
            return new Wiring(catalog, keystone, new LockedOut(weather), threads);
        }
    }

    private EmbeddedRegion(DemoRegion region, Hosts hosts) {
        this.region = region;
        this.hosts = hosts;
    }

    static EmbeddedRegion start(Ground ground, Wiring wiring) {
        List<DemoHost> names = ground.size().hosts();
        Hosts hosts = new Hosts(names);
        DemoRegion region = new DemoRegion(
                ground.name(),
                names,
                ground.size(),
                ground.rollout(),
                ground.incidents(),
                ground.tempo(),
                hosts,
                ground.clock());
        EmbeddedRegion embedded = new EmbeddedRegion(region, hosts);
        try {
            embedded.open(ground.registeredAs(), wiring);
            return embedded;
        } catch (RuntimeException failure) {
            embedded.started.closeAfter(failure);
            throw failure;
        }
    }

    private void open(String registeredAs, Wiring wiring) {
        Neutron neutron = new Neutron(region);
        Glance glance = new Glance(region);
        Placement placement = new Placement(region);
        Cinder cinder = new Cinder(region, glance);
        Nova nova = new Nova(region, neutron, cinder, glance, placement);
        Wiring toGlance = region.suffers(Incident.SERVICE_PASSWORD) ? wiring.lockedOut() : wiring;
        register(registeredAs, toGlance, "glance", glance.parts(), Incident.GLANCE_STOPPED, "");
        if (region.look(Component.NOVA).placement().isPresent()) {
            register(registeredAs, wiring, "placement", placement.parts(), Optional.empty(), "");
        }
        register(registeredAs, wiring, "nova", nova.parts(), Optional.empty(), computePath());
        register(registeredAs, wiring, "neutron", neutron.parts(), Incident.NEUTRON_SERVER_STOPPED, "");
        registerVolumes(registeredAs, wiring, cinder);
        Switches switches = neutron.switches();
        hosts.items().declare("bridges", (host, asked) -> Outcome.ok(switches.bridges(host.name())));
        hosts.items().declare("flows", (host, asked) -> Outcome.ok(switches.flows(host.name(), asked.bridges())));
        HostSoftware.declareIn(hosts, region);
        new ConfigFiles(region).declareIn(hosts.items());
        HostIncidents.declareIn(hosts.items(), region);
        LogIncidents.declareIn(hosts.items(), region);
        hosts.see(address ->
                neutron.portOfFloating(address).flatMap(neutron::serverOfPort).flatMap(nova::page));
    }

    /** The install guides register nova with the project until Mitaka, which is the first that needs none. */
    private String computePath() {
        String root = region.suffers(Incident.NOVA_ENDPOINT_V2) ? "/v2" : "/v2.1";
        return region.rollout().of(Component.NOVA).since(Release.NEWTON) ? root : root + PROJECT;
    }

    /** Each API of cinder is a service of its own in the catalog. */
    private void registerVolumes(String registeredAs, Wiring wiring, Cinder cinder) {
        String url = serve(cinder.parts(), wiring);
        String project = region.rollout().of(Component.CINDER).since(Release.NEWTON) ? "/%(project_id)s" : PROJECT;
        for (String api : region.look(Component.CINDER).cinder().apis()) {
            String name = api.equals("v1") ? "cinder" : "cinder" + api;
            wiring.catalog().register(Cinder.type(api), name, registeredAs, url + "/" + api + project);
        }
    }

    private void register(
            String registeredAs, Wiring wiring, String name, ServiceParts parts, Incident stops, String path) {
        register(registeredAs, wiring, name, parts, Optional.of(stops), path);
    }

    private void register(
            String registeredAs,
            Wiring wiring,
            String name,
            ServiceParts parts,
            Optional<Incident> stops,
            String path) {
        boolean stopped = stops.filter(region::suffers).isPresent();
        String url = stopped ? started.keep(ClosedPort.free()).url() : serve(parts, wiring);
        wiring.catalog().register(parts.type(), name, registeredAs, url + path);
    }

    private String serve(ServiceParts parts, Wiring wiring) {
        HttpService service = HttpService.start(
                parts.type(),
                parts.routes(),
                parts.dialect(),
                wiring.keystone()::whose,
                wiring.weather(),
                wiring.threads());
        services.put(parts.type(), started.keep(service));
        return service.url();
    }

    public DemoRegion region() {
        return region;
    }

    /** Returns what its services hold, also where nobody is served. */
    Holdings holdings() {
        return new Holdings(services);
    }

    Hosts hosts() {
        return hosts;
    }

    @Override
    public void close() {
        started.close();
    }
}
