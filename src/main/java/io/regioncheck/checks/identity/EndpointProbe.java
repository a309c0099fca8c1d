package io.regioncheck.checks.identity;

import io.regioncheck.check.Finding;
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
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Asks one endpoint all that a client would. */
final class EndpointProbe {
    private final Region region;
    private final Findings findings;

    EndpointProbe(Region region, Findings findings) {
        this.region = region;
        this.findings = findings;
    }

    /** @param same endpoints of one service that share one URL */
    void ask(List<Endpoint> same) {
        Endpoint endpoint = same.get(0);
        String subject = endpoint.service() + " "
                + same.stream().map(Endpoint::face).sorted().collect(Collectors.joining(", ")) + " " + endpoint.url();
        try {
            long start = System.nanoTime();
            VersionDocument document = region.cloud().versions().at(endpoint);
            findings.figure(subject + " seconds to version document", (System.nanoTime() - start) / 1e9, "s");
            linksAgree(subject, endpoint, document);
            certificateLasts(endpoint);
            region.cloud().versions().read(endpoint);
            findings.confirm("%s answers", subject);
        } catch (CallFailed failed) {
            findings.report(subject)
                    .scope(ServiceType.plain(endpoint.service()))
                    .observed("%s: %s", failed.asked(), failed.answered())
                    .expected("an answer of the %s API", endpoint.service())
                    .because("clients are sent to this URL by the catalog")
                    .remedy(remedy(endpoint, failed));
        }
    }

    /** A service has one public address for its links, which its other faces show too: that of any face will do. */
    private void linksAgree(String subject, Endpoint endpoint, VersionDocument document) {
        List<HttpUrl> faces = region.cloud().catalog().in(endpoint.region()).stream()
                .filter(other -> other.service().equals(endpoint.service()))
                .map(other -> HttpUrl.get(other.url()))
                .toList();
        List<String> strangers = document.links().stream()
                .filter(link -> faces.stream().noneMatch(face -> isSamePlace(face, HttpUrl.parse(link))))
                .toList();
        HttpUrl url = HttpUrl.get(endpoint.url());
        findings.expect(strangers.isEmpty(), subject)
                .scope(Finding.SPARE)
                .observed("its version document links to %s", strangers)
                .expected("%s://%s:%d, as the catalog says", url.scheme(), url.host(), url.port())
                .because("clients that follow the links leave the balancer, or its TLS")
                .remedy(
                        "set enable_proxy_headers_parsing = true in [oslo_middleware] of the service and let the balancer send"
                                + " X-Forwarded-Proto; or set its public_endpoint / compute_link_prefix");
    }

    private static boolean isSamePlace(HttpUrl face, @Nullable HttpUrl link) {
        return link != null
                && link.scheme().equals(face.scheme())
                && link.host().equals(face.host())
                && link.port() == face.port();
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
                        + "; systemctl restart " + daemon(endpoint.service()) + "; if the URL is wrong: " + where;
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
