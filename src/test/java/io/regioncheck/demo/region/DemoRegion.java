package io.regioncheck.demo.region;

import io.regioncheck.demo.region.DemoHost.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What the services of one region share.
 *
 * @param name its id in the catalog, such as {@code RegionOne}
 * @param rollout which release its services have
 * @param clock carries out what happens later: a volume becomes available, a guest boots
 */
public record DemoRegion(
        String name,
        List<DemoHost> hosts,
        RegionSize size,
        Rollout rollout,
        Set<Incident> incidents,
        Tempo tempo,
        Logbook logbook,
        ScheduledExecutorService clock) {

    /** After how many RPC timeouts nobody waits for an answer any more. */
    private static final int PATIENCE = 20;

    public DemoRegion {
        hosts = List.copyOf(hosts);
        incidents = Set.copyOf(incidents);
    }

    /** Returns one that looks like the lab: in Zed. */
    public static DemoRegion inZed(
            RegionSize size, Set<Incident> incidents, Tempo tempo, Logbook logbook, ScheduledExecutorService clock) {
        return new DemoRegion("RegionOne", size.hosts(), size, Rollout.ZED, incidents, tempo, logbook, clock);
    }

    /** Returns how the services of a component look. */
    public Look look(Component component) {
        return rollout.look(component);
    }

    public boolean suffers(Incident incident) {
        return incidents.contains(incident);
    }

    /** Returns whether an incident befalls a daemon on a host: in a region of many it happens to the first host of the daemon's role. */
    public boolean strikes(Incident incident, Role role, String host) {
        return suffers(incident) && with(role).get(0).name().equals(host);
    }

    public List<DemoHost> with(Role role) {
        return hosts.stream().filter(host -> host.is(role)).toList();
    }

    /** Returns the first controller, which logs what the APIs do. */
    public String controller() {
        return with(Role.CONTROLLER).get(0).name();
    }

    /** Does something when a time has passed. */
    public void after(Duration time, Runnable what) {
        clock.schedule(what, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Hands a message to the broker. One that is over its memory limit confirms none, and oslo.messaging asks again for as long
     * (oslo_messaging/_drivers/impl_rabbit.py, Zed: confirm_publish, and retries without end): the caller hangs until a load balancer
     * in front of the API gives up.
     *
     * @return whether the broker has taken it
     */
    public boolean publish() {
        if (!suffers(Incident.RABBIT_MEMORY_ALARM)) {
            return true;
        }
        CountDownLatch givenUp = new CountDownLatch(1);
        after(tempo.rpcTimeout().multipliedBy(PATIENCE), givenUp::countDown);
        try {
            givenUp.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Does something one step of the services later. */
    public void soon(Runnable what) {
        after(tempo.step(), what);
    }
}
