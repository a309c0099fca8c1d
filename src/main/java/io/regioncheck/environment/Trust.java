package io.regioncheck.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: the JDK's authorities, and the private one of the environment beside them. */
public final class Trust {
    private final X509TrustManager manager;
    private final boolean verify;

    private Trust(X509TrustManager manager, boolean verify) {
        this.manager = manager;
        this.verify = verify;
    }

    public static Trust of(Tls tls) {
        if (!tls.verify()) {
            return new Trust(new Anyone(), false);
        }
        List<X509Certificate> known =
                new ArrayList<>(Arrays.asList(managerOf(null).getAcceptedIssuers()));
        tls.caFile().ifPresent(file -> known.addAll(read(file)));
        return new Trust(managerOf(storeOf(known)), true);
    }

    public OkHttpClient.Builder applyTo(OkHttpClient.Builder client) {
        client.sslSocketFactory(context().getSocketFactory(), manager);
        return verify ? client : client.hostnameVerifier((host, session) -> true);
    }

    /** Returns whether the name of a host must be in its certificate. */
    public boolean verifiesNames() {
        return verify;
    }

    /** Returns a context for connections that are not HTTP. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no TLS", impossible);
        }
    }

    private static X509TrustManager managerOf(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no trust manager", impossible);
        }
    }

    private static KeyStore storeOf(List<X509Certificate> certificates) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("authority-" + i, certificates.get(i));
            }
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("this JDK has no key store", impossible);
        }
    }

    private static List<X509Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                certificates.add((X509Certificate) certificate);
            }
            return certificates;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the authority's certificates in " + file, unreadable);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException(file + " holds no PEM certificates: " + wrong.getMessage(), wrong);
        }
    }

    /** Believes everybody, where the environment says so. */
    private static final class Anyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
