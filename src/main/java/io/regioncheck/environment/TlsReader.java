package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** Reads whom to trust: as the environment says, else as its cloud of clouds.yaml does. */
final class TlsReader {
    private final Reading reading;
    private final JsonNode node;

    TlsReader(Reading reading) {
        this.reading = reading;
        this.node = reading.root().path("tls");
    }

    Tls read(IdentityReader identity) {
        Optional<Path> own = Reading.text(node, "ca-file").map(reading::path);
        Optional<Path> caFile = own.or(identity::caFile);
        caFile.ifPresent(file -> check(own.isPresent() ? "tls.ca-file" : "identity.cloud", file));
        boolean verify = node.path("verify").asBoolean(identity.verify());
        if (!verify) {
            String where = node.has("verify") ? "tls.verify: false" : "verify of its cloud in clouds.yaml";
            reading.notice("TLS certificates are not verified (" + where + "): whoever answers is believed");
        }
        return new Tls(caFile, verify, node.path("certificate-days").asInt(30));
    }

    private void check(String path, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
                reading.mistake(path, file + " without a certificate", "a PEM file");
            }
        } catch (CertificateException wrong) {
            reading.mistake(path, file + " without a certificate", "a PEM file");
        } catch (IOException unreadable) {
            String why = Files.exists(file) ? "cannot be read" : "does not exist";
            reading.mistake(path, "the file " + file + ", which " + why, "a PEM file");
        }
    }
}
