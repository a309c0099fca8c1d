package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A keystone and the services of its regions behind one real HTTP server: what is created is there, what is deleted goes, and each
 * request can be given a {@link Twist}.
 */
public final class FakeCloud implements AutoCloseable {
    public static final String REGION = "RegionOne";
    public static final String PASSWORD = "correct horse battery staple";

    static final ObjectMapper JSON = new ObjectMapper();

    private final MockWebServer server = new MockWebServer();
    private final Map<String, FakeRegion> regions = new LinkedHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Planned> planned = new CopyOnWriteArrayList<>();
    private final AtomicInteger requestIds = new AtomicInteger();
    private final FakeKeystone keystone = new FakeKeystone(this);

    /** A request as it arrived. */
    public record Asked(String method, String path, Optional<String> token, String body) {}

    private record Planned(String method, String pathEnd, AtomicInteger times, Twist twist) {
        boolean takes(Asked request) {
            String path = request.path().replaceFirst("\\?.*", "");
            return method.equals(request.method()) && path.endsWith(pathEnd) && times.getAndDecrement() > 0;
        }
    }

    private FakeCloud(List<String> names, Optional<SSLSocketFactory> tls) {
        server.setServerSocketFactory(new PromptSockets());
        tls.ifPresent(server::useHttps);
        names.forEach(name -> regions.put(name, new FakeRegion()));
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return take(request);
            }
        });
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static FakeCloud start() {
        return new FakeCloud(List.of(REGION), Optional.empty());
    }

    static FakeCloud withRegions(String... names) {
        return new FakeCloud(List.of(names), Optional.empty());
    }

    static FakeCloud withTls(SSLSocketFactory tls) {
        return new FakeCloud(List.of(REGION), Optional.of(tls));
    }

    public FakeKeystone keystone() {
        return keystone;
    }

    /** Returns the services of the one region. */
    public FakeRegion region() {
        return regions.values().iterator().next();
    }

    Iterable<String> regionNames() {
        return regions.keySet();
    }

    public String url() {
        return server.url("").toString().replaceAll("/$", "");
    }

    /** Returns an environment that describes this cloud's first region. */
    public EnvironmentBuilder environment() {
        return new EnvironmentBuilder(
                url() + "/identity/v3", regionNames().iterator().next());
    }

    public Cloud open() {
        return Cloud.of(environment().build());
    }

    /** Spoils the next request of this method whose path ends so. */
    public FakeCloud once(String method, String pathEnd, Twist twist) {
        return times(1, method, pathEnd, twist);
    }

    public FakeCloud times(int times, String method, String pathEnd, Twist twist) {
        planned.add(new Planned(method, pathEnd, new AtomicInteger(times), twist));
        return this;
    }

    public FakeCloud always(String method, String pathEnd, Twist twist) {
        return times(Integer.MAX_VALUE, method, pathEnd, twist);
    }

    /** Ends all troubles that were planned. */
    public void heal() {
        planned.clear();
    }

    public List<Asked> asked() {
        return new ArrayList<>(asked);
    }

    /** Returns the requests of a method whose path, without its query, ends so. */
    public List<Asked> asked(String method, String pathEnd) {
        return asked.stream()
                .filter(request -> request.method().equals(method)
                        && request.path().replaceFirst("\\?.*", "").endsWith(pathEnd))
                .toList();
    }

    private MockResponse take(RecordedRequest recorded) throws InterruptedException {
        Asked request = new Asked(
                recorded.getMethod(),
                recorded.getTarget(),
                Optional.ofNullable(recorded.getHeaders().get("X-Auth-Token")),
                recorded.getBody() == null ? "" : recorded.getBody().utf8());
        asked.add(request);
        Twist.Effect effect = () -> carryOut(request, recorded);
        for (Planned trouble : planned) {
            if (trouble.takes(request)) {
                return withRequestId(trouble.twist().answer(effect));
            }
        }
        return withRequestId(effect.take());
    }

    private MockResponse carryOut(Asked request, RecordedRequest recorded) {
        String[] parts = request.path().split("/", 3);
        if (parts[1].equals("identity")) {
            return keystone.answer(request, recorded.getHeaders());
        }
        if (!keystone.accepts(request.token())) {
            return error(401);
        }
        FakeRegion region = regions.get(parts[1]);
        return region == null ? error(404) : region.answer(request, "/" + parts[2]);
    }

    private MockResponse withRequestId(MockResponse response) {
        return response.newBuilder()
                .addHeader("x-openstack-request-id", "req-" + requestIds.incrementAndGet())
                .build();
    }

    static MockResponse json(int code, JsonNode body) {
        return new MockResponse.Builder()
                .code(code)
                .addHeader("Content-Type", "application/json")
                .body(body.toString())
                .build();
    }

    static MockResponse error(int code, String... headers) {
        MockResponse.Builder answer = json(
                        code, JSON.createObjectNode().putObject("error").put("message", "status " + code))
                .newBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            answer.addHeader(headers[i], headers[i + 1]);
        }
        return answer.build();
    }

    @Override
    public void close() {
        server.close();
    }
}
