package io.regioncheck.demo.volume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Loopback;
import io.regioncheck.demo.http.Loopback.Reply;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.ImageStore;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Logbook;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Tempo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;

/** A cinder of its own with one image, and three callers: ours, other, admin. */
final class VolumeStage implements AutoCloseable {
    static final String IMAGE = "11111111-2222-4333-8444-555555555555";
    private static final Map<String, Caller> CALLERS = Map.of(
            "ours", new Caller("u1", "regioncheck", "p1", "regioncheck", Set.of("member")),
            "other", new Caller("u2", "somebody", "p2", "somebody", Set.of("member")),
            "admin", new Caller("u3", "admin", "p3", "admin", Set.of("admin")));
    private static final ImageStore IMAGES = id ->
            id.equals(IMAGE) ? Optional.of(new ImageStore.Bootable(IMAGE, "smoke", 2L << 30, 0)) : Optional.empty();
    private static final Duration STEP = Duration.ofMillis(40);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Logbook.Entry> lines = new CopyOnWriteArrayList<>();
    final Cinder cinder;
    private final Loopback api;

    VolumeStage(Incident... incidents) {
        this(STEP, incidents);
    }

    /** @param step how long volumes stay in the states on their way */
    VolumeStage(Duration step, Incident... incidents) {
        Tempo tempo = new Tempo(step, step, step.multipliedBy(5));
        RegionSize size = RegionSize.LAB;
        cinder = new Cinder(DemoRegion.inZed(size, Set.of(incidents), tempo, lines::add, clock), IMAGES);
        api = new Loopback(cinder.parts(), CALLERS);
    }

    private static String url(String token, String path) {
        return path.startsWith("^") ? path.substring(1) : "/v3/" + project(token) + path;
    }

    private static String project(String token) {
        return Optional.ofNullable(CALLERS.get(token)).map(Caller::projectId).orElse("p1");
    }

    Reply get(String token, String path, String... headers) {
        return api.get(token, url(token, path), headers);
    }

    Reply send(String token, String method, String path, String json, String... headers) {
        return api.send(token, method, url(token, path), json, headers);
    }

    /** Makes a volume of what a body says, a name and its size being said; returns its id. */
    String volume(String more) {
        Reply made = send("ours", "POST", "/volumes", "{\"volume\": {\"name\": \"v\", \"size\": 2" + more + "}}");
        assertThat(made.status()).isEqualTo(202);
        return made.json().at("/volume/id").asText();
    }

    String available(String more) {
        String id = volume(more);
        await("/volumes/" + id, "/volume/status", "available");
        return id;
    }

    String snapshot(String volumeId) {
        String body = "{\"snapshot\": {\"name\": \"s\", \"volume_id\": \"" + volumeId + "\", \"force\": false}}";
        String id = send("ours", "POST", "/snapshots", body)
                .json()
                .at("/snapshot/id")
                .asText();
        await("/snapshots/" + id, "/snapshot/status", "available");
        return id;
    }

    void await(String path, String pointer, String value) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(get("ours", path).json().at(pointer).asText())
                                .isEqualTo(value));
    }

    void awaitGone(String path) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> get("ours", path).status() == 404);
    }

    JsonNode messages() {
        return get("ours", "/messages", Microversion.HEADER, "volume 3.5")
                .json()
                .path("messages");
    }

    List<Logbook.Entry> lines() {
        return lines;
    }

    @Override
    public void close() {
        api.close();
        clock.shutdownNow();
    }
}
