package io.regioncheck.checks.compute;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Releases;
import io.regioncheck.openstack.Endpoint;
import io.regioncheck.openstack.VersionDocument;
import io.regioncheck.openstack.VersionDocument.ApiVersion;
import io.regioncheck.release.ComputeApi;
import io.regioncheck.release.Microversion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where clients of nova are sent: since Kilo the API lives at /v2.1; /v2 is a compatibility shim that goes away. */
@Checks(component = Component.COMPUTE)
class EndpointChecks {
    private static final String CURRENT_API = "v2.1";

    @Check(
            id = "compute.endpoint",
            title = "The catalog sends clients of nova to v2.1, and v2.1 is what answers there",
            why =
                    "A v2 endpoint still answers, with old behaviour and without microversions, until the day it is gone.",
            after = {"identity.catalog:compute", "identity.endpoints:compute"},
            parameters =
                    @Parameter(
                            name = "release",
                            otherwise = "target",
                            allowed = {"source", "target", "either"},
                            means =
                                    "whose nova-api is right: source before its upgrade, either in the midst of the region's"),
            asks = {
                "GET of the version document of every compute endpoint",
                "GET compute /servers?limit=1 with a microversion, at every compute endpoint"
            })
    void clientsAreSentToTheCurrentApi(Region region, Findings findings) {
        List<Endpoint> endpoints = region
                .cloud()
                .catalog()
                .in(region.environment().region())
                .stream()
                .filter(endpoint -> endpoint.service().equals("compute"))
                .toList();
        if (endpoints.isEmpty()) {
            throw new CouldNotVerify("the catalog has no compute endpoint in "
                    + region.environment().region());
        }
        for (String url : endpoints.stream().map(Endpoint::url).distinct().toList()) {
            List<Endpoint> same = endpoints.stream()
                    .filter(endpoint -> endpoint.url().equals(url))
                    .toList();
            if (isCurrent(findings, region, same)) {
                servesItsRelease(region, findings, same.get(0));
                answersWithMicroversions(region, findings, same.get(0));
            }
        }
    }

    private static boolean isCurrent(Findings findings, Region region, List<Endpoint> endpoints) {
        Endpoint one = endpoints.get(0);
        boolean current = one.url().matches("https?://[^/]+(/[^/]+)*/v2\\.1(/.*)?")
                || !one.url().matches(".*/v\\d.*");
        String faces = endpoints.stream().map(Endpoint::face).sorted().collect(Collectors.joining(", "));
        findings.expect(current, "compute " + faces)
                .observed("%s", one.url())
                .expected(
                        "…/v2.1, as %s offers", region.environment().releases().target())
                .because(
                        "clients there get the behaviour of 2012 and no microversions; newer clients and other services refuse it")
                .remedy("%s", setUrls(region, endpoints));
        if (current) {
            findings.confirm("compute %s: %s", faces, one.url());
        }
        return current;
    }

    /** Half-way through an upgrade it must suit both releases: the older one decides. */
    private static String setUrls(Region region, List<Endpoint> endpoints) {
        Releases releases = region.environment().releases();
        String path = ComputeApi.facts().path(releases.source().orElse(releases.target()));
        return endpoints.stream()
                .map(endpoint -> "openstack endpoint set --url "
                        + quoted(endpoint.url().replaceFirst("/v2(?=/|$).*", Matcher.quoteReplacement(path))) + " "
                        + endpoint.id())
                .collect(Collectors.joining("; "));
    }

    private static String quoted(String url) {
        return url.contains("(") ? "'" + url + "'" : url;
    }

    private static void servesItsRelease(Region region, Findings findings, Endpoint endpoint) {
        VersionDocument document = region.cloud().versions().at(endpoint);
        Optional<ApiVersion> served = document.versions().stream()
                .filter(version -> version.id().equals(CURRENT_API))
                .findFirst();
        findings.expect(
                        served.filter(version -> version.status().equals("CURRENT"))
                                .isPresent(),
                        endpoint.url())
                .observed(
                        "%s",
                        served.map(version -> CURRENT_API + " is " + version.status())
                                .orElse("no " + CURRENT_API + " in its version document"))
                .expected("%s CURRENT", CURRENT_API)
                .because("what answers there is not the compute API of the release")
                .remedy(
                        "curl -s %s; which nova-api is it? systemctl status nova-api on the controllers",
                        document.url());
        Optional<Microversion> newest = served.flatMap(ApiVersion::maximum).map(Microversion::parse);
        if (newest.isPresent()) {
            isOfItsRelease(region, findings, endpoint, newest.get());
            findings.confirm("microversions %s to %s", served.get().minimum().orElse("?"), newest.get());
        }
    }

    private static void isOfItsRelease(Region region, Findings findings, Endpoint endpoint, Microversion newest) {
        List<String> right = rightReleases(region);
        List<Microversion> wanted = right.stream()
                .flatMap(release -> ComputeApi.facts().newest(release).stream())
                .toList();
        boolean older = wanted.stream().allMatch(version -> newest.compareTo(version) < 0);
        findings.expect(wanted.size() < right.size() || wanted.contains(newest), endpoint.url())
                .observed("serves microversions up to %s", newest)
                .expected(
                        "up to %s, as %s does",
                        wanted.stream().map(Microversion::toString).collect(Collectors.joining(" or ")),
                        String.join(" or ", right))
                .because(
                        older
                                ? "an older nova-api answers: it was not upgraded, or not restarted after its upgrade"
                                : "a newer nova-api answers than the environment says this region has")
                .remedy(
                        older
                                ? "on the controllers: dpkg -l nova-api; systemctl restart nova-api"
                                : "correct release.target in environments/"
                                        + region.environment().name() + ".yaml");
    }

    /** Returns the releases whose nova-api may answer at the moment that the suite is for. */
    private static List<String> rightReleases(Region region) {
        Releases releases = region.environment().releases();
        return switch (region.parameters().text("release", "target")) {
            case "source" ->
                List.of(releases.source()
                        .orElseThrow(
                                () -> new CouldNotVerify("the suite expects the nova-api of the source release, and"
                                        + " the environment names none: release.source")));
            case "either" ->
                Stream.concat(releases.source().stream(), Stream.of(releases.target()))
                        .distinct()
                        .toList();
            default -> List.of(releases.target());
        };
    }

    private static void answersWithMicroversions(Region region, Findings findings, Endpoint endpoint) {
        Optional<String> echoed = region.cloud().compute().echoedMicroversion(endpoint, CURRENT_API.substring(1));
        findings.expect(echoed.isPresent(), endpoint.url())
                .observed("an answer without its microversion to a request that named one")
                .expected("the header OpenStack-API-Version or X-OpenStack-Nova-API-Version")
                .because("the legacy API answers in place of v2.1: it knows no microversions")
                .remedy(
                        "grep -A5 'composite:osapi_compute' /etc/nova/api-paste.ini: /v2.1 must lead to openstack_compute_api_v21");
        echoed.ifPresent(version -> findings.confirm("answers with its microversion: %s", version));
    }
}
