package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose certificate is believed. */
@Timeout(20)
class TlsTests {
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    @TempDir
    private Path directory;

    @Test
    void privateAuthorityIsBelievedWhereTheEnvironmentNamesIt() throws IOException {
        try (FakeCloud fake = serving("localhost");
                Cloud cloud = Cloud.of(fake.environment().trusting(caFile()).build())) {
            assertThat(cloud.images().list()).isEmpty();
        }
    }

    @Test
    void privateAuthorityIsRefusedOtherwise() {
        try (FakeCloud fake = serving("localhost");
                Cloud cloud = fake.open()) {
            CallFailed failed =
                    Failing.with(CallFailed.Kind.UNTRUSTED, () -> cloud.images().list());

            assertThat(failed.advice()).contains("tls.ca-file");
            assertThat(fake.asked()).isEmpty();
        }
    }

    @Test
    void certificateForAnotherNameIsRefused() throws IOException {
        try (FakeCloud fake = serving("keystone.elsewhere.example");
                Cloud cloud = Cloud.of(fake.environment().trusting(caFile()).build())) {
            CallFailed failed =
                    Failing.with(CallFailed.Kind.UNTRUSTED, () -> cloud.images().list());

            assertThat(failed.answered()).contains("localhost not verified");
        }
    }

    @Test
    void anybodyIsBelievedWithoutVerification() {
        try (FakeCloud fake = serving("keystone.elsewhere.example");
                Cloud cloud = Cloud.of(fake.environment().unverified().build())) {
            assertThat(cloud.images().list()).isEmpty();
        }
    }

    @Test
    void plainHttpBehindAnHttpsUrlIsSaid() throws IOException {
        try (ServerSocket plain = new ServerSocket(0);
                Cloud cloud = Cloud.of(
                        new EnvironmentBuilder("https://localhost:" + plain.getLocalPort() + "/v3", FakeCloud.REGION)
                                .build())) {
            new Thread(() -> answerInPlainText(plain)).start();

            CallFailed failed =
                    Failing.with(CallFailed.Kind.UNTRUSTED, () -> cloud.images().list());

            assertThat(failed.answered()).contains("SSL");
        }
    }

    private static void answerInPlainText(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private FakeCloud serving(String hostName) {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName(hostName)
                .signedBy(authority)
                .build();
        return FakeCloud.withTls(new HandshakeCertificates.Builder()
                .heldCertificate(certificate, authority.certificate())
                .build()
                .sslSocketFactory());
    }

    private Path caFile() throws IOException {
        return Files.writeString(directory.resolve("ca.pem"), authority.certificatePem());
    }
}
