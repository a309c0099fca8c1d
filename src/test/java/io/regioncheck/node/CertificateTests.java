package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.environment.Nodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.certificate.OpenSshCertificateBuilder;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An authority vouches for the user, or for the host. */
@Timeout(60)
class CertificateTests {
    private static final NodeCommand PING = NodeCommand.ping("192.0.2.1", 2);

    @TempDir
    private Path directory;

    private KeyPair authority;
    private KeyPair hostKey;
    private KeyPair userKey;
    private Path key;
    private FakeHost host;

    @BeforeEach
    void start() throws Exception {
        authority = FakeHost.ed25519();
        hostKey = FakeHost.ed25519();
        host = new FakeHost(Files.createDirectory(directory.resolve("host")), hostKey).answering(PING, "2 received\n");
        key = directory.resolve("id_ed25519");
        userKey = FakeHost.newKey(key);
        host.lettingIn((user, shown, session) -> KeyUtils.compareKeys(shown, userKey.getPublic()));
    }

    @AfterEach
    void stop() throws IOException {
        host.close();
    }

    /** Has the host let in whom the authority vouches for, and nobody by a key alone. */
    private void onlyCertified() {
        host.lettingIn((user, shown, session) -> shown instanceof OpenSshCertificate certificate
                && KeyUtils.compareKeys(certificate.getCaPubKey(), authority.getPublic()));
    }

    @Test
    void certificateBesideTheKeyLetsUsIn() throws Exception {
        onlyCertified();
        beside(certificate(OpenSshCertificateBuilder.userCertificate(), userKey, "verifier", authority));

        assertThat(answer(host.knownHosts()).isOk()).isTrue();
    }

    @Test
    void keyAloneDoesNotWhereAnAuthorityIsAskedFor() {
        onlyCertified();

        assertThatThrownBy(() -> answer(host.knownHosts())).hasMessageContaining("is not accepted for user verifier");
    }

    @Test
    void certificateOfAnotherAuthorityDoesNot() throws Exception {
        onlyCertified();
        beside(certificate(OpenSshCertificateBuilder.userCertificate(), userKey, "verifier", FakeHost.ed25519()));

        assertThatThrownBy(() -> answer(host.knownHosts())).hasMessageContaining("is not accepted for user verifier");
    }

    @Test
    void keyIsShownAfterACertificateThatIsNotTaken() throws Exception {
        beside(certificate(OpenSshCertificateBuilder.userCertificate(), userKey, "somebody-else", authority));

        assertThat(answer(host.knownHosts()).isOk()).isTrue();
    }

    @Test
    void fileThatIsNoCertificateIsPassedBy() throws IOException {
        Files.writeString(directory.resolve("id_ed25519-cert.pub"), "ssh-ed25519-cert-v01@openssh.com AAAA\n");

        assertThat(answer(host.knownHosts()).isOk()).isTrue();
    }

    @Test
    void hostThatAnAuthorityVouchesForIsBelieved() throws Exception {
        host.certified(certificate(OpenSshCertificateBuilder.hostCertificate(), hostKey, "127.0.0.1", authority));

        assertThat(answer(authorities(authority.getPublic())).isOk()).isTrue();
    }

    @Test
    void certificateOfAnotherHostIsNot() throws Exception {
        host.certified(certificate(OpenSshCertificateBuilder.hostCertificate(), hostKey, "192.0.2.7", authority));

        assertRefused(authorities(authority.getPublic()));
    }

    @Test
    void hostCertificateOfAnotherAuthorityIsNotBelieved() throws Exception {
        host.certified(
                certificate(OpenSshCertificateBuilder.hostCertificate(), hostKey, "127.0.0.1", FakeHost.ed25519()));

        assertRefused(authorities(authority.getPublic()));
    }

    @Test
    void certificateOfAUserIsNoneOfAHost() throws Exception {
        host.certified(certificate(OpenSshCertificateBuilder.userCertificate(), hostKey, "127.0.0.1", authority));

        assertRefused(authorities(authority.getPublic()));
    }

    @Test
    void certificateThatHasRunOutIsNotBelieved() throws Exception {
        Instant now = Instant.now();
        host.certified(OpenSshCertificateBuilder.hostCertificate()
                .serial(1)
                .id("host")
                .publicKey(hostKey.getPublic())
                .principals(List.of("127.0.0.1"))
                .validAfter(now.minus(Duration.ofDays(2)))
                .validBefore(now.minus(Duration.ofDays(1)))
                .sign(authority));

        assertRefused(authorities(authority.getPublic()));
    }

    @Test
    void keyOfTheAuthorityIsNoHostKey() throws IOException {
        assertRefused(authorities(authority.getPublic()));
        assertRefused(authorities(hostKey.getPublic()));
    }

    @Test
    void revokedKeyIsNotBelievedThoughItIsOnRecord() throws IOException {
        String place = "[127.0.0.1]:" + host.port() + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n";
        Path file = Files.writeString(directory.resolve("known_hosts"), place + "@revoked " + place);

        assertRefused(file);
    }

    @Test
    void patternOfAnotherPlaceIsNone() throws Exception {
        host.certified(certificate(OpenSshCertificateBuilder.hostCertificate(), hostKey, "127.0.0.1", authority));
        String vouching = PublicKeyEntry.toString(authority.getPublic()) + "\n";

        assertRefused(Files.writeString(
                directory.resolve("known_hosts"), "@cert-authority *.example.org,!127.0.0.1 " + vouching));
        assertRefused(Files.writeString(directory.resolve("known_hosts"), "@cert-authority [127.0.0.*]:1 " + vouching));
    }

    @Test
    void patternOfTheHostMayHaveItsPortOrNone() throws Exception {
        host.certified(certificate(OpenSshCertificateBuilder.hostCertificate(), hostKey, "127.0.0.1", authority));
        String vouching = PublicKeyEntry.toString(authority.getPublic()) + "\n";

        assertThat(answer(Files.writeString(
                                directory.resolve("known_hosts"),
                                "@cert-authority [127.0.0.*]:" + host.port() + " " + vouching))
                        .isOk())
                .isTrue();
        assertThat(answer(Files.writeString(directory.resolve("known_hosts"), "@cert-authority 127.0.0.* " + vouching))
                        .isOk())
                .isTrue();
    }

    private void assertRefused(Path knownHosts) {
        assertThatThrownBy(() -> answer(knownHosts))
                .isInstanceOf(NodeUnreachable.class)
                .hasMessageContaining("its host key ");
        assertThat(host.logins()).isZero();
    }

    private Path authorities(PublicKey vouching) throws IOException {
        return Files.writeString(
                directory.resolve("known_hosts"), "@cert-authority * " + PublicKeyEntry.toString(vouching) + "\n");
    }

    private void beside(OpenSshCertificate certificate) throws IOException {
        Files.writeString(directory.resolve("id_ed25519-cert.pub"), PublicKeyEntry.toString(certificate) + " test\n");
    }

    private static OpenSshCertificate certificate(
            OpenSshCertificateBuilder builder, KeyPair of, String principal, KeyPair signed) throws Exception {
        return builder.serial(1)
                .id("test")
                .publicKey(of.getPublic())
                .principals(List.of(principal))
                .validAfter(Instant.now().minus(Duration.ofMinutes(5)))
                .validBefore(Instant.now().plus(Duration.ofHours(1)))
                .sign(signed);
    }

    private Answer answer(Path knownHosts) {
        try (Shells shells = new Shells(new Nodes(List.of(host.node(key, Optional.of(knownHosts), true))))) {
            return shells.run("host-1", PING, Duration.ofSeconds(10));
        }
    }
}
