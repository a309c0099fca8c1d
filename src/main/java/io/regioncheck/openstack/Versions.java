package io.regioncheck.openstack;

import java.util.List;

/** Version documents and the cheapest authenticated read of each service. */
public final class Versions {

    /** Fetches the version document that an endpoint's URL stands under. Asks without a token, as a new client does. */
    public VersionDocument at(Endpoint endpoint) {
        throw new UnsupportedOperationException();
    }

    /** Does one cheap authenticated read at this very endpoint, which a daemon that only holds its port cannot answer. */
    public Call read(Endpoint endpoint) {
        throw new UnsupportedOperationException();
    }

    /** Returns the TLS certificate chain that the endpoint shows, empty for http. */
    public List<java.security.cert.X509Certificate> certificates(Endpoint endpoint) {
        throw new UnsupportedOperationException();
    }
}
