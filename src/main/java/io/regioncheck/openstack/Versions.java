package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.environment.ServiceType;
import io.regioncheck.openstack.VersionDocument.ApiVersion;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** Version documents, the cheapest authenticated read of each service, and certificates. */
public final class Versions {
    private static final Map<String, String> CHEAP_READS = Map.of(
            "compute",
            "/servers?limit=1",
            "image",
            "/v2/images?limit=1",
            "network",
            "/v2.0/networks?limit=1&fields=id",
            ServiceType.VOLUME,
            "/volumes?limit=1",
            "identity",
            "/auth/projects",
            "placement",
            "/resource_providers?name=regioncheck");

    private static final Set<CallFailed.Kind> REFUSALS = Set.of(
            CallFailed.Kind.UNAUTHORIZED,
            CallFailed.Kind.FORBIDDEN,
            CallFailed.Kind.NOT_FOUND,
            CallFailed.Kind.CONFLICT,
            CallFailed.Kind.REJECTED);

    private final Rest rest;
    private final Http http;

    Versions(Rest rest, Http http) {
        this.rest = rest;
        this.http = http;
    }

    /**
     * Fetches the version document that an endpoint's URL stands under: of compute and identity that of the very version in the URL,
     * of the others that of the daemon's root (cinder wants a token below it). Asks without a token, as a new client does, and with one
     * where that is refused, as clients do then: nova before Ussuri wants one below its root (etc/nova/api-paste.ini).
     */
    public VersionDocument at(Endpoint endpoint) {
        String url = documentUrl(endpoint);
        JsonNode body = document(Ask.get(endpoint.service(), url));
        List<ApiVersion> versions = new ArrayList<>();
        List<String> links = new ArrayList<>();
        for (JsonNode version : elements(body)) {
            versions.add(read(version));
            for (JsonNode link : version.path("links")) {
                String href = link.path("href").asText();
                if (link.path("rel").asText().equals("self") && !href.isEmpty()) {
                    links.add(href);
                }
            }
        }
        if (versions.isEmpty()) {
            throw Failures.malformed("GET " + url, "no API version in it: " + body, Optional.empty());
        }
        return new VersionDocument(url, versions, links);
    }

    private JsonNode document(Ask ask) {
        try {
            return rest.send(ask.withoutToken()).body();
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.UNAUTHORIZED) {
                throw failed;
            }
            return rest.send(ask).body();
        }
    }

    /** Does one cheap authenticated read at this very endpoint, which a daemon that only holds its port cannot answer. */
    public Call read(Endpoint endpoint) {
        boolean oldIdentity =
                endpoint.service().equals("identity") && endpoint.url().contains("/v2.0");
        String path = oldIdentity ? "/tenants" : CHEAP_READS.getOrDefault(ServiceType.plain(endpoint.service()), "");
        return rest.send(Ask.get(endpoint.service(), ServiceUrl.of(endpoint) + path))
                .call();
    }

    /** Returns whether we know how this service is to be asked. */
    public static boolean knows(String service) {
        return CHEAP_READS.containsKey(ServiceType.plain(service));
    }

    /**
     * Asks an endpoint for nothing in particular, without a token: all that can be said of a service that we do not know. A refusal
     * is an answer too.
     *
     * @return what it answered, in words
     * @throws CallFailed if nobody answers, or with 500 or more
     */
    public String answer(Endpoint endpoint) {
        try {
            Call call = rest.touch(Ask.get(endpoint.service(), endpoint.url()).withoutToken());
            return call.status().map(String::valueOf).orElse("an answer");
        } catch (CallFailed refused) {
            if (!REFUSALS.contains(refused.kind())) {
                throw refused;
            }
            return refused.answered();
        }
    }

    /** Returns the certificates that the endpoint shows, its own first; empty for http. */
    public List<X509Certificate> certificates(Endpoint endpoint) {
        HttpUrl url = HttpUrl.get(endpoint.url());
        if (!url.isHttps()) {
            return List.of();
        }
        try (Response response = http.send(new Request.Builder().url(url).head().build(), false)) {
            Handshake handshake = response.handshake();
            return handshake == null
                    ? List.of()
                    : handshake.peerCertificates().stream()
                            .map(X509Certificate.class::cast)
                            .toList();
        } catch (Http.Trouble trouble) {
            throw Failures.unanswered("HEAD " + url, trouble, true);
        }
    }

    /** A daemon's root may lie below a path of its own, such as {@code /placement}: what stands before the version is kept. */
    private static String documentUrl(Endpoint endpoint) {
        HttpUrl url = HttpUrl.get(endpoint.url());
        boolean versioned =
                endpoint.service().equals("compute") || endpoint.service().equals("identity");
        StringBuilder path = new StringBuilder("/");
        for (String segment : url.pathSegments()) {
            boolean version = segment.matches("v\\d+(\\.\\d+)?");
            if (!segment.isEmpty() && (versioned || !version)) {
                path.append(segment).append('/');
            }
            if (version) {
                break;
            }
        }
        return url.newBuilder().encodedPath(path.toString()).query(null).build().toString();
    }

    private static Iterable<JsonNode> elements(JsonNode body) {
        if (body.path("version").isObject()) {
            return List.of(body.path("version"));
        }
        JsonNode versions = body.path("versions");
        return versions.path("values").isArray() ? versions.path("values") : versions;
    }

    private static ApiVersion read(JsonNode version) {
        return new ApiVersion(
                version.path("id").asText(),
                version.path("status").asText(),
                Fields.optional(version, "min_version"),
                Fields.optional(version, "max_version").or(() -> Fields.optional(version, "version")));
    }
}
