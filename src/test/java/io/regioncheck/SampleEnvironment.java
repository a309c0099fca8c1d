package io.regioncheck;

import io.regioncheck.environment.Baselines;
import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Database;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.IdentityAccess;
import io.regioncheck.environment.Limits;
import io.regioncheck.environment.NetworkMode;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import io.regioncheck.environment.Releases;
import io.regioncheck.environment.Secret;
import io.regioncheck.environment.ServiceUser;
import io.regioncheck.environment.SmokeServer;
import io.regioncheck.environment.Tls;
import io.regioncheck.environment.VolumeType;
import io.regioncheck.environment.Waiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** An environment for tests that need one. */
public final class SampleEnvironment {
    /** Nobody listens there: to ask it fails at once. */
    public static final HttpUrl NOBODY = HttpUrl.get("http://127.0.0.1:1/v3");

    private Baselines baselines = Baselines.NONE;
    private HttpUrl authUrl = NOBODY;
    private List<HttpUrl> backends = List.of();
    private List<ServiceUser> serviceUsers = List.of();
    private int requestsAtOnce = 16;
    private Optional<Broker> broker = Optional.empty();
    private Duration requestTimeout = Duration.ofSeconds(1);
    private Duration runDeadline = Duration.ofMinutes(1);
    private List<Waiver> waivers = List.of();
    private Optional<Database> database = Optional.empty();
    private Releases releases = new Releases(Optional.of("kilo"), "mitaka");
    private List<String> services = List.of("identity", "network");
    private Nodes nodes = new Nodes(List.of());
    private Tls tls = new Tls(Optional.empty(), true, 30);
    private Optional<Map<String, String>> embedded = Optional.empty();

    public SampleEnvironment keystone(HttpUrl url) {
        authUrl = url;
        return this;
    }

    public SampleEnvironment backends(HttpUrl... urls) {
        backends = List.of(urls);
        return this;
    }

    public SampleEnvironment serviceUsers(ServiceUser... users) {
        serviceUsers = List.of(users);
        return this;
    }

    public SampleEnvironment requestsAtOnce(int number) {
        requestsAtOnce = number;
        return this;
    }

    public SampleEnvironment requestTimeout(Duration duration) {
        requestTimeout = duration;
        return this;
    }

    public SampleEnvironment runDeadline(Duration duration) {
        runDeadline = duration;
        return this;
    }

    public SampleEnvironment waivers(Waiver... some) {
        waivers = List.of(some);
        return this;
    }

    /** Lets its regions live in this process; they are asked for again with these options. */
    public SampleEnvironment embedded(Map<String, String> asked) {
        embedded = Optional.of(asked);
        return this;
    }

    public SampleEnvironment tls(Tls other) {
        tls = other;
        return this;
    }

    public SampleEnvironment broker(Broker other) {
        broker = Optional.of(other);
        return this;
    }

    public SampleEnvironment database(Database server) {
        database = Optional.of(server);
        return this;
    }

    public SampleEnvironment baselines(Baselines files) {
        baselines = files;
        return this;
    }

    public SampleEnvironment releases(Releases other) {
        releases = other;
        return this;
    }

    public SampleEnvironment nodes(Node... hosts) {
        nodes = new Nodes(List.of(hosts));
        return this;
    }

    public SampleEnvironment services(String... types) {
        services = List.of(types);
        return this;
    }

    public Environment build() {
        return new Environment(
                "sample",
                "RegionOne",
                "a region of tests",
                releases,
                new IdentityAccess(
                        authUrl,
                        "regioncheck",
                        "Default",
                        Secret.of("swordfish"),
                        "regioncheck",
                        "Default",
                        "public",
                        backends,
                        serviceUsers),
                tls,
                services,
                List.of("nova"),
                List.of(new NetworkMode(
                        "vxlan",
                        "vxlan",
                        NetworkMode.Kind.TENANT,
                        Optional.empty(),
                        Optional.empty(),
                        "10.177.1.0/24")),
                Optional.empty(),
                new SmokeServer(
                        "smoke",
                        "m1.smoke",
                        Pattern.compile("UP"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                List.of(new VolumeType("ceph", true, true, true)),
                nodes,
                broker,
                database,
                baselines,
                List.of(),
                new Limits(6, requestsAtOnce, 100, requestTimeout, Duration.ofSeconds(60), runDeadline),
                waivers,
                List.of(),
                List.of(),
                embedded);
    }
}
