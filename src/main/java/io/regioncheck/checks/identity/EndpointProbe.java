package io.regioncheck.checks.identity;

import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.environment.ServiceType;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Endpoint;
import io.regioncheck.openstack.VersionDocument;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import okhttp3.HttpUrl;

/** Asks one endpoint all that a client would. */
final class EndpointProbe {
    private final Region region;
    private final Findings findings;

    EndpointProbe(Region region, Findings findings) {
        this.region = region;
        this.findings = findings;
    }

    void ask(Endpoint endpoint) {
        try {
            long start = System.nanoTime();
            VersionDocument document = region.cloud().versions().at(endpoint);
            findings.figure(
                    endpoint.service() + " " + endpoint.face() + " seconds to version document",
                    (System.nanoTime() - start) / 1e9,
                    "s");
            linksAgree(endpoint, document);
            certificateLasts(endpoint);
            region.cloud().versions().read(endpoint);
            findings.confirm("%s %s answers at %s", endpoint.service(), endpoint.face(), endpoint.url());
        } catch (CallFailed failed) {
            findings.report(endpoint.service() + " " + endpoint.face() + " " + endpoint.url())
                    .scope(ServiceType.plain(endpoint.service()))
                    .observed("%s: %s", failed.asked(), failed.answered())
                    .expected("an answer of the %s API", endpoint.service())
                    .because("clients are sent to this URL by the catalog")
                    .remedy(remedy(endpoint, failed));
        }
    }

    private void linksAgree(Endpoint endpoint, VersionDocument document) {
        HttpUrl url = HttpUrl.get(endpoint.url());
        List<String> strangers = document.links().stream()
                .filter(link -> {
                    HttpUrl other = HttpUrl.parse(link);
                    return other == null
                            || !other.scheme().equals(url.scheme())
                            || !other.host().equals(url.host())
                            || other.port() != url.port();
                })
                .toList();
        findings.expect(strangers.isEmpty(), endpoint.service() + " " + endpoint.face() + " " + endpoint.url())
                .scope(ServiceType.plain(endpoint.service()))
                .observed("its version document links to %s", strangers)
                .expected("%s://%s:%d, as the catalog says", url.scheme(), url.host(), url.port())
                .because("clients that follow the links leave the balancer, or its TLS")
                .remedy(
                        "set enable_proxy_headers_parsing = true in [oslo_middleware] of the service and let the balancer send"
                                + " X-Forwarded-Proto; or set its public_endpoint / compute_link_prefix");
    }

    private void certificateLasts(Endpoint endpoint) {
        int days = region.environment().tls().certificateDays();
        for (X509Certificate certificate : region.cloud().versions().certificates(endpoint)) {
            Instant ends = certificate.getNotAfter().toInstant();
            findings.expect(ends.isAfter(Instant.now().plus(days, ChronoUnit.DAYS)), endpoint.url())
                    .scope(ServiceType.plain(endpoint.service()))
                    .observed("the certificate of %s ends on %s", certificate.getSubjectX500Principal(), ends)
                    .expected("valid for %d days at least", days)
                    .because("on that day every client refuses to talk to the service")
                    .remedy(
                            "openssl s_client -connect %s:%d -showcerts; renew it on the balancer",
                            HttpUrl.get(endpoint.url()).host(),
                            HttpUrl.get(endpoint.url()).port());
        }
    }

    private String remedy(Endpoint endpoint, CallFailed failed) {
        int port = HttpUrl.get(endpoint.url()).port();
        String where = "openstack endpoint list --service " + endpoint.service() + " --region " + endpoint.region();
        return switch (failed.kind()) {
            case UNREACHABLE, TIMED_OUT ->
                "on the controllers: ss -ltnp 'sport = :" + port + "'; systemctl status " + daemon(endpoint.service())
                        + "; if the URL is wrong: " + where;
            case SERVER_ERROR ->
                "tail the log of " + daemon(endpoint.service()) + " on the controllers"
                        + failed.requestId()
                                .map(id -> "; grep -rF " + id + " /var/log")
                                .orElse("");
            default -> "curl -i " + endpoint.url() + "; " + where;
        };
    }

    private static String daemon(String service) {
        return switch (ServiceType.plain(service)) {
            case "identity" -> "keystone";
            case "image" -> "glance-api";
            case "network" -> "neutron-server";
            case "compute" -> "nova-api";
            case "placement" -> "placement-api";
            case ServiceType.VOLUME -> "cinder-api";
            default -> service;
        };
    }
}
