package io.regioncheck.openstack;

import java.net.Proxy;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * One daemon behind a balancer: connected to at its own address, spoken to under the balancer's name. That name is in the Host header,
 * in the TLS greeting, and must be in the certificate.
 *
 * @param balancer as clients reach it
 * @param daemon as the balancer reaches it; scheme and port may be others
 */
record BalancedAddress(HttpUrl balancer, HttpUrl daemon) {

    /** Returns a client that reaches the daemon alone: no connection of another is used for it, and no proxy. */
    OkHttpClient.Builder applyTo(OkHttpClient client) {
        return client.newBuilder()
                .proxy(Proxy.NO_PROXY)
                .dns(name -> Dns.SYSTEM.lookup(name.equals(balancer.host()) ? daemon.host() : name))
                .hostnameVerifier((name, session) -> client.hostnameVerifier().verify(balancer.host(), session));
    }

    /** Returns a request for the daemon, as it goes over the wire. */
    Request disguised(Request request) {
        return request.newBuilder()
                .url(isNumeric(balancer) ? request.url() : named(request.url()))
                .header("Host", authority())
                .build();
    }

    private HttpUrl named(HttpUrl url) {
        return url.newBuilder().host(balancer.host()).build();
    }

    /** An address is in no TLS greeting, and OkHttp looks none up. */
    private static boolean isNumeric(HttpUrl url) {
        return url.host().contains(":") || url.host().matches("[0-9.]+");
    }

    private String authority() {
        String host = balancer.host().contains(":") ? "[" + balancer.host() + "]" : balancer.host();
        boolean usual = balancer.port() == HttpUrl.defaultPort(balancer.scheme());
        return usual ? host : host + ":" + balancer.port();
    }
}
