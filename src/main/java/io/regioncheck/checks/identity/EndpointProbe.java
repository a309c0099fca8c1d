package io.regioncheck.checks.identity;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.environment.ServiceType;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Endpoint;
import io.regioncheck.openstack.VersionDocument;
import io.regioncheck.openstack.Versions;
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
        boolean used = same.stream()
                .anyMatch(other ->
                        other.face().equals(region.environment().identity().endpointInterface()));
        try {
            if (Versions.knows(endpoint.service())) {
                answers(subject, endpoint, used);
            } else {
                answersAtAll(subject, endpoint);
                certificatesLast(endpoint, used);
            }
        } catch (CallFailed failed) {
            if (failed.kind() == CallFailed.Kind.FORBIDDEN) {
                throw new CouldNotVerify(subject + " answers, but not to the environment's user: " + failed.answered()
                        + "; give it the role admin, or take " + endpoint.service()
                        + " from the environment's services");
            }
            failed(subject, endpoint, failed, used);
        }
    }

    private void answers(String subject, Endpoint endpoint, boolean used) {
        long start = System.nanoTime();
        VersionDocument document = region.cloud().versions().at(endpoint);
        findings.figure(subject + " seconds to version document", (System.nanoTime() - start) / 1e9, "s");
        linksAgree(subject, endpoint, document);
        certificatesLast(endpoint, used);
        region.cloud().versions().read(endpoint);
        findings.confirm("%s answers", subject);
    }

    private void answersAtAll(String subject, Endpoint endpoint) {
        findings.confirm("%s answers: %s", subject, region.cloud().versions().answer(endpoint));
        findings.leftOut(
                "its API at " + subject,
                "regioncheck does not know how a service of type " + endpoint.service()
                        + " is asked; that something answers below 500 is all that was seen");
    }

    /** A face that this run does not use keeps no check from the service, and may lie in a network that is closed to us. */
    private void failed(String subject, Endpoint endpoint, CallFailed failed, boolean used) {
        boolean elsewhere =
                !used && (failed.kind() == CallFailed.Kind.UNREACHABLE || failed.kind() == CallFailed.Kind.TIMED_OUT);
        Findings.Expectation finding = findings.report(subject)
                .scope(used ? ServiceType.plain(endpoint.service()) : Finding.SPARE)
                .observed("%s%s: %s", elsewhere ? "not reachable from here: " : "", failed.asked(), failed.answered())
                .expected("an answer of the %s API", endpoint.service())
                .because(
                        elsewhere
                                ? "the region's own services may be sent to this URL by the catalog; this run is not"
                                : "clients are sent to this URL by the catalog")
                .remedy(elsewhere ? "from a host of the region: curl -i " + endpoint.url() : remedy(endpoint, failed));
        if (elsewhere) {
            finding.warning();
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

    private void certificatesLast(Endpoint endpoint, boolean used) {
        region.cloud()
                .versions()
                .certificates(endpoint)
                .forEach(certificate -> lasts(endpoint, certificate, used, Instant.now()));
    }

    /** A certificate that is good for some days yet breaks nothing today. */
    void lasts(Endpoint endpoint, X509Certificate certificate, boolean used, Instant now) {
        int days = region.environment().tls().certificateDays();
        Instant begins = certificate.getNotBefore().toInstant();
        Instant ends = certificate.getNotAfter().toInstant();
        boolean good = !now.isBefore(begins) && now.isBefore(ends);
        boolean lasts = good && ends.isAfter(now.plus(days, ChronoUnit.DAYS));
        Findings.Expectation finding = findings.expect(lasts, endpoint.url())
                .scope(used && !good ? ServiceType.plain(endpoint.service()) : Finding.SPARE)
                .observed(
                        "the certificate of %s is good from %s to %s",
                        certificate.getSubjectX500Principal(), begins, ends)
                .expected("good now, and for %d days at least", days)
                .because(
                        good
                                ? "on that day every client refuses to talk to the service"
                                : "every client that looks at it refuses to talk to the service")
                .remedy(
                        "openssl s_client -connect %s:%d -showcerts; renew it on the balancer",
                        HttpUrl.get(endpoint.url()).host(),
                        HttpUrl.get(endpoint.url()).port());
        if (good) {
            finding.warning();
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
