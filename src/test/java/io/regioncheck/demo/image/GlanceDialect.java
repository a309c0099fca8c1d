package io.regioncheck.demo.image;

import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Dialect;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.WebobPage;
import java.util.Map;

/** Glance says no in WebOb's pages; outside of {@code /v2} it answers everything with its versions. */
final class GlanceDialect implements Dialect {
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            409, "Conflict",
            413, "Request Entity Too Large",
            415, "Unsupported Media Type",
            416, "Requested Range Not Satisfiable");

    private static final String UNKNOWN_CALLER =
            "This server could not verify that you are authorized to access the document you requested. Either you"
                    + " supplied the wrong credentials (e.g., bad password), or your browser does not understand how to"
                    + " supply the credentials required.";

    private final GlanceVersions versions;

    GlanceDialect(GlanceVersions versions) {
        this.versions = versions;
    }

    @Override
    public Answer refusal(Request request, Refusal refusal) {
        if (!isImages(request)) {
            return versions.document(request, 300);
        }
        String title = TITLES.getOrDefault(refusal.status(), "Internal Server Error");
        if (refusal.status() == 401) {
            return WebobPage.of(request, 401, title, UNKNOWN_CALLER)
                    .with("WWW-Authenticate", "Keystone uri=\"http://127.0.0.1:5000\"");
        }
        return WebobPage.of(request, refusal.status(), title, refusal.message());
    }

    /** Neither the version document nor the refusal of keystone's middleware come from where request ids are made. */
    @Override
    public Answer dress(Request request, Answer answer) {
        boolean numbered = isImages(request) && answer.status() != 401;
        return numbered ? answer.with("x-openstack-request-id", request.id()) : answer;
    }

    private static boolean isImages(Request request) {
        return request.path().equals("/v2") || request.path().startsWith("/v2/");
    }
}
