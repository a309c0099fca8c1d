package io.regioncheck.openstack;

import io.regioncheck.environment.Baselines;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.IdentityAccess;
import io.regioncheck.environment.Limits;
import io.regioncheck.environment.Nodes;
import io.regioncheck.environment.Releases;
import io.regioncheck.environment.Secret;
import io.regioncheck.environment.ServiceUser;
import io.regioncheck.environment.SmokeServer;
import io.regioncheck.environment.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Describes a region of a {@link FakeCloud}. */
public final class EnvironmentBuilder {
    private final String authUrl;
    private String region;
    private String password = FakeCloud.PASSWORD;
    private String face = "public";
    private Tls tls = new Tls(Optional.empty(), true, 30);
    private List<String> services = List.of("compute", "image", "network", "volumev3");
    private List<String> zones = List.of("nova");
    private String release = "zed";
    private Baselines baselines = Baselines.NONE;
    private List<String> requiredExtensions = List.of();
    private List<ServiceUser> serviceUsers = List.of();
    private Duration requestTimeout = Duration.ofSeconds(5);

    EnvironmentBuilder(String authUrl, String region) {
        this.authUrl = authUrl;
        this.region = region;
    }

    /** Describes the one region of a cloud that another process serves at this URL. */
    public static EnvironmentBuilder of(String url) {
        return new EnvironmentBuilder(url + "/identity/v3", FakeCloud.REGION);
    }

    EnvironmentBuilder region(String name) {
        region = name;
        return this;
    }

    EnvironmentBuilder password(String text) {
        password = text;
        return this;
    }

    EnvironmentBuilder face(String name) {
        face = name;
        return this;
    }

    EnvironmentBuilder trusting(Path caFile) {
        tls = new Tls(Optional.of(caFile), true, 30);
        return this;
    }

    EnvironmentBuilder unverified() {
        tls = new Tls(Optional.empty(), false, 30);
        return this;
    }

    /** Says which services the region must offer; without it all that the cloud has. */
    public EnvironmentBuilder services(String... types) {
        services = List.of(types);
        return this;
    }

    public EnvironmentBuilder zones(String... names) {
        zones = List.of(names);
        return this;
    }

    public EnvironmentBuilder release(String name) {
        release = name;
        return this;
    }

    public EnvironmentBuilder baselines(Baselines files) {
        baselines = files;
        return this;
    }

    public EnvironmentBuilder requiredExtensions(String... aliases) {
        requiredExtensions = List.of(aliases);
        return this;
    }

    public EnvironmentBuilder serviceUsers(ServiceUser... users) {
        serviceUsers = List.of(users);
        return this;
    }

    public EnvironmentBuilder requestTimeout(Duration duration) {
        requestTimeout = duration;
        return this;
    }

    public Environment build() {
        return new Environment(
                "fake",
                region,
                "a region in memory",
                new Releases(Optional.empty(), release),
                new IdentityAccess(
                        HttpUrl.get(authUrl),
                        "verifier",
                        "Default",
                        Secret.of(password),
                        "verification",
                        "Default",
                        face,
                        List.of(),
                        serviceUsers),
                tls,
                services,
                zones,
                List.of(),
                Optional.empty(),
                new SmokeServer(
                        "cirros",
                        "m1.tiny",
                        Pattern.compile("up"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                List.of(),
                new Nodes(List.of()),
                Optional.empty(),
                Optional.empty(),
                baselines,
                requiredExtensions,
                new Limits(10, 64, 10_000, requestTimeout, Duration.ofSeconds(60), Duration.ofMinutes(10)),
                List.of(),
                List.of(),
                serviceUsers.stream().flatMap(user -> user.password().stream()).toList(),
                Optional.empty());
    }
}
