package io.regioncheck.demo;

import io.regioncheck.demo.http.HttpService;
import io.regioncheck.demo.http.Weather;
import io.regioncheck.demo.identity.Account;
import io.regioncheck.demo.identity.Accounts;
import io.regioncheck.demo.identity.Keystone;
import io.regioncheck.demo.identity.ServiceCatalog;
import io.regioncheck.demo.region.ClosedPort;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Release;
import io.regioncheck.demo.region.Tempo;
import io.regioncheck.demo.weather.Misbehaviour;
import io.regioncheck.demo.weather.Storm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A cloud in this JVM: one keystone, and regions whose services answer over HTTP on the loopback address. */
public final class EmbeddedCloud implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine");
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
    private static final int CLOCK_THREADS = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool(EmbeddedCloud::daemon);
    private final ScheduledExecutorService clock =
            Executors.newScheduledThreadPool(CLOCK_THREADS, EmbeddedCloud::daemon);
    private final Started started = new Started();
    private final Accounts accounts = Accounts.create();
    private final ServiceCatalog catalog = new ServiceCatalog();
    private final DemoSettings settings;
    private final Weather weather;
    private final Keystone keystone;
    private final String identityUrl;
    private final List<String> backends;
    private final List<EmbeddedRegion> regions = new ArrayList<>();

    private EmbeddedCloud(DemoSettings settings) {
        this.settings = settings;
        started.keep(threads::shutdownNow);
        started.keep(clock::shutdownNow);
        weather = settings.misbehaving()
                .<Weather>map(one -> new Storm(one.how(), one.share(), settings.seed()))
                .orElse(Weather.CLEAR);
        Duration lifetime =
                settings.misbehaving().flatMap(one -> one.how().tokenLifetime()).orElse(TOKEN_LIFETIME);
        Release release = settings.rollout().of(Component.KEYSTONE);
        keystone = new Keystone(accounts, catalog, lifetime, release);
        identityUrl = serve(keystone, Incident.KEYSTONE_STOPPED);
        backends = List.of(
                identityUrl,
                serve(keystone),
                serve(
                        suffers(Incident.KEYSTONE_OTHER_KEYS) ? keystone.withKeys("other") : keystone,
                        Incident.KEYSTONE_BACKEND_DOWN));
    }

    private boolean suffers(Incident incident) {
        return settings.incidents().contains(incident);
    }

    private String serve(Keystone one, Incident stops) {
        return suffers(stops) ? started.keep(ClosedPort.free()).url() : serve(one);
    }

    private String serve(Keystone one) {
        return started.keep(HttpService.start(
                        "identity", one.parts().routes(), one.parts().dialect(), one::whose, weather, threads))
                .url();
    }

    /** Starts a cloud; nothing of it is on disk. */
    public static EmbeddedCloud start(DemoSettings settings, Tempo tempo) {
        EmbeddedCloud cloud = new EmbeddedCloud(settings);
        try {
            for (int i = 0; i < settings.regions(); i++) {
                cloud.regions.add(cloud.started.keep(cloud.start(i, tempo)));
            }
            return cloud;
        } catch (RuntimeException failure) {
            cloud.started.closeAfter(failure);
            throw failure;
        }
    }

    private EmbeddedRegion start(int number, Tempo tempo) {
        String name = "Region" + (number < NAMES.size() ? NAMES.get(number) : String.valueOf(number + 1));
        // what went wrong went wrong in one region: the others show that they are not blamed for it
        Set<Incident> incidents = number == 0 ? settings.incidents() : Set.of();
        boolean foreign = settings.misbehaving()
                .filter(one -> one.how() == Misbehaviour.FOREIGN_KEYSTONE)
                .isPresent();
        catalog.register("identity", "keystone", foreign ? "Elsewhere" + name : name, identityUrl + identityPath());
        return EmbeddedRegion.start(
                new EmbeddedRegion.Ground(
                        name,
                        foreign ? "Elsewhere" + name : name,
                        settings.size(),
                        settings.rollout(),
                        incidents,
                        tempo,
                        clock),
                new EmbeddedRegion.Wiring(catalog, keystone, weather, threads));
    }

    /** The install guide of Kilo registers v2.0, those after it v3. */
    private String identityPath() {
        return settings.rollout().of(Component.KEYSTONE).since(Release.LIBERTY) ? "/v3" : "/v2.0";
    }

    public Accounts accounts() {
        return accounts;
    }

    public List<EmbeddedRegion> regions() {
        return List.copyOf(regions);
    }

    /** Returns where keystone is: {@code http://127.0.0.1:port}. */
    public String identityUrl() {
        return identityUrl;
    }

    /** Returns where each keystone is that stands behind that address, as behind a balancer: itself, and two more. */
    List<String> identityBackends() {
        return backends;
    }

    /** Returns the password that the files of a service have; keystone may have another. */
    String passwordInFilesOf(Account service) {
        return suffers(Incident.SERVICE_PASSWORD) && service.name().equals("glance")
                ? "before-" + service.password()
                : service.password();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "demo");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        started.close();
    }

    /** Returns a region as its services see it. */
    DemoRegion region(int number) {
        return regions.get(number).region();
    }
}
