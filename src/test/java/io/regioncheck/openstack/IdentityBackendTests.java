package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.environment.Secret;
import io.regioncheck.environment.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One keystone behind a balancer is reached at its own address, under the balancer's name, by connections of its own. */
@Timeout(30)
class IdentityBackendTests {
    /** A name that no resolver knows: what is reached is reached by the daemon's address alone. */
    private static final HttpUrl BALANCER = HttpUrl.get("http://keystone.invalid:5000/v3");

    private static final HttpUrl SECURE_BALANCER = HttpUrl.get("https://keystone.invalid/v3");

    private static final String TOKEN = "gAAAAA-token-of-";
    private static final String BODY = "{\"token\": {\"issued_at\": \"2026-11-28T03:00:00.000000Z\","
            + " \"expires_at\": \"2026-11-28T04:00:00.000000Z\", \"user\": {\"id\": \"u\"}, \"project\": {\"id\": \"p\"}}}";

    private final MockWebServer daemon = new MockWebServer();
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void stayQuick() {
        daemon.setServerSocketFactory(new PromptSockets());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        daemon.close();
    }

    private IdentityBackend backend(HttpUrl balancer, HttpUrl at) {
        return cloud(new SampleEnvironment().keystone(balancer)).identity().backend(at);
    }

    private Cloud cloud(SampleEnvironment environment) {
        Cloud cloud = Cloud.of(environment.build());
        open.add(cloud);
        return cloud;
    }

    private HttpUrl start(MockWebServer server, String scheme) throws IOException {
        server.start();
        return HttpUrl.get(scheme + "://localhost:" + server.getPort() + "/v3");
    }

    private static void issues(MockWebServer server, String who) {
        server.enqueue(new MockResponse.Builder()
                .code(201)
                .addHeader("X-Subject-Token", TOKEN + who)
                .body(BODY)
                .build());
    }

    private static Token token(String who) {
        return Tokens.read(Secret.of(TOKEN + who), FakeKeystone.parse(BODY).path("token"));
    }

    private static void answers(MockWebServer server, int code, String body) {
        server.enqueue(new MockResponse.Builder().code(code).body(body).build());
    }

    @Test
    void theDaemonIsSpokenToUnderTheBalancersName() throws Exception {
        HttpUrl at = start(daemon, "http");
        issues(daemon, "a");
        assertThat(backend(BALANCER, at).issue().id().reveal()).isEqualTo(TOKEN + "a");
        RecordedRequest request = daemon.takeRequest();
        assertThat(request.getHeaders().get("Host")).isEqualTo("keystone.invalid:5000");
        assertThat(request.getTarget()).isEqualTo("/v3/auth/tokens");
    }

    @Test
    void theUsualPortOfTheBalancerIsNotInItsName() throws Exception {
        HttpUrl at = start(daemon, "http");
        issues(daemon, "a");
        backend(SECURE_BALANCER, at).issue();
        assertThat(daemon.takeRequest().getHeaders().get("Host")).isEqualTo("keystone.invalid");
    }

    @Test
    void aBalancerWithAnAddressForANameWillDoToo() throws Exception {
        HttpUrl at = start(daemon, "http");
        issues(daemon, "a");
        backend(HttpUrl.get("http://192.0.2.7:5000/v3"), at).issue();
        assertThat(daemon.takeRequest().getHeaders().get("Host")).isEqualTo("192.0.2.7:5000");
    }

    @Test
    void theCertificateIsTheBalancersAndSoIsTheNameInTheGreeting() throws Exception {
        HttpUrl at = secure("keystone.invalid");
        issues(daemon, "a");
        assertThat(trusting(SECURE_BALANCER, at).issue().id().reveal()).isEqualTo(TOKEN + "a");
        RecordedRequest request = daemon.takeRequest();
        assertThat(request.getHandshakeServerNames()).containsExactly("keystone.invalid");
    }

    @Test
    void aCertificateForTheDaemonsOwnNameIsNotTheBalancers() throws Exception {
        HttpUrl at = secure("localhost");
        CallFailed failed = Failing.with(
                CallFailed.Kind.UNTRUSTED, () -> trusting(SECURE_BALANCER, at).issue());
        assertThat(failed.answered()).contains("keystone.invalid not verified");
    }

    @Test
    void aBalancerWithAnAddressForANameHasItInTheCertificate() throws Exception {
        HttpUrl at = secure("192.0.2.7");
        issues(daemon, "a");
        assertThat(trusting(HttpUrl.get("https://192.0.2.7/v3"), at).issue()).isNotNull();
        HttpUrl other = HttpUrl.get("https://192.0.2.8/v3");
        Failing.with(CallFailed.Kind.UNTRUSTED, () -> trusting(other, at).issue());
    }

    private HttpUrl secure(String name) throws IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName(name)
                .signedBy(authority)
                .build();
        daemon.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate, authority.certificate())
                .build()
                .sslSocketFactory());
        return start(daemon, "https");
    }

    private IdentityBackend trusting(HttpUrl balancer, HttpUrl at) throws IOException {
        Path file = Files.writeString(directory.resolve("ca.pem"), authority.certificatePem());
        return cloud(new SampleEnvironment().keystone(balancer).tls(new Tls(Optional.of(file), true, 30)))
                .identity()
                .backend(at);
    }

    /** The same name, the same port: only the address behind it differs, and a connection is kept open to each. */
    @Test
    void twoDaemonsNeverShareAConnection() throws Exception {
        daemon.start(InetAddress.getByName("127.0.0.1"), 0);
        MockWebServer other = new MockWebServer();
        open.add(other);
        other.start(InetAddress.getByName("127.0.0.2"), daemon.getPort());
        Identity identity = cloud(new SampleEnvironment().keystone(BALANCER)).identity();
        IdentityBackend one = identity.backend(HttpUrl.get("http://127.0.0.1:" + daemon.getPort() + "/v3"));
        IdentityBackend two = identity.backend(HttpUrl.get("http://127.0.0.2:" + daemon.getPort() + "/v3"));
        for (int i = 0; i < 3; i++) {
            issues(daemon, "a");
            issues(other, "b");
            assertThat(one.issue().id().reveal()).isEqualTo(TOKEN + "a");
            assertThat(two.issue().id().reveal()).isEqualTo(TOKEN + "b");
        }
    }

    @Test
    void aDaemonThatIsNotThereIsNamedByItsOwnAddress() {
        CallFailed failed = Failing.with(
                CallFailed.Kind.UNREACHABLE,
                () -> backend(BALANCER, HttpUrl.get("http://127.0.0.1:1/v3")).issue());
        assertThat(failed.asked()).isEqualTo("POST http://127.0.0.1:1/v3/auth/tokens");
        assertThat(failed.answered()).contains("/127.0.0.1:1");
    }

    @Test
    void aTokenIsAskedAboutInASpellingThatNoKeystoneHasKept() throws Exception {
        IdentityBackend backend = backend(BALANCER, start(daemon, "http"));
        answers(daemon, 200, BODY);
        answers(daemon, 200, BODY);
        assertThat(backend.refuses(token("a"), token("b"), 0)).isEmpty();
        assertThat(backend.refuses(token("a"), token("b"), 1)).isEmpty();
        RecordedRequest first = daemon.takeRequest();
        assertThat(first.getHeaders().get("X-Auth-Token")).isEqualTo(TOKEN + "a");
        String spelled = first.getHeaders().get("X-Subject-Token");
        assertThat(spelled).startsWith(TOKEN + "b=");
        assertThat(daemon.takeRequest().getHeaders().get("X-Subject-Token")).isNotEqualTo(spelled);
    }

    @Test
    void aTokenThatIsNotKnownIsRefusedAndOurOwnIsTrouble() throws Exception {
        IdentityBackend backend = backend(BALANCER, start(daemon, "http"));
        answers(daemon, 404, "{\"error\": {\"message\": \"Could not recognize Fernet token\"}}");
        answers(daemon, 401, "{}");
        assertThat(backend.refuses(token("a"), token("b"), 0)).contains("404 Could not recognize Fernet token");
        Failing.with(CallFailed.Kind.UNAUTHORIZED, () -> backend.refuses(token("a"), token("b"), 0));
    }

    @Test
    void whereWeMayNotAskTheTokenIsUsed() throws Exception {
        IdentityBackend backend = backend(BALANCER, start(daemon, "http"));
        answers(daemon, 403, "{}");
        answers(daemon, 200, "{}");
        answers(daemon, 403, "{}");
        answers(daemon, 401, "{}");
        assertThat(backend.refuses(token("a"), token("b"), 0)).isEmpty();
        assertThat(backend.refuses(token("a"), token("b"), 0)).isPresent();
        daemon.takeRequest();
        RecordedRequest used = daemon.takeRequest();
        assertThat(used.getTarget()).isEqualTo("/v3/auth/projects");
        assertThat(used.getHeaders().get("X-Auth-Token")).startsWith(TOKEN + "b=");
    }

    /** Mitaka's keystone prints the token that it does not like. */
    @Test
    void noTokenIsInWhatIsSaidOfARefusal() throws Exception {
        IdentityBackend backend = backend(BALANCER, start(daemon, "http"));
        answers(
                daemon,
                404,
                "{\"error\": {\"message\": \"This is not a recognized Fernet token " + TOKEN + "b= of " + TOKEN
                        + "a\"}}");
        assertThat(backend.refuses(token("a"), token("b"), 0))
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("This is not a recognized Fernet token «secret»")
                        .doesNotContain(TOKEN));
    }
}
