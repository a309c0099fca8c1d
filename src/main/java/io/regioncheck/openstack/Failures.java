package io.regioncheck.openstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts words to calls that failed. */
final class Failures {
    private static final int LONGEST = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Failures() {}

    static CallFailed answered(String asked, int status, String body, Optional<String> requestId, boolean repeatable) {
        CallFailed.Kind kind = kindOf(status);
        boolean unsettled = !repeatable && (status == 502 || status == 504);
        String advice = unsettled
                ? "the balancer gave up on the daemon behind it, which may have carried it out: look whether it did"
                : advice(kind);
        return new CallFailed(kind, asked, (status + " " + message(body)).strip(), advice, requestId, unsettled);
    }

    static CallFailed unanswered(String asked, Http.Trouble trouble, boolean repeatable) {
        CallFailed.Kind kind =
                trouble.mayHaveArrived() && !repeatable ? CallFailed.Kind.OUTCOME_UNKNOWN : trouble.kind();
        return new CallFailed(kind, asked, String.valueOf(trouble.getMessage()), advice(kind), Optional.empty());
    }

    /** The answer began and did not end: too slow, or cut. A write was carried out then, but with what outcome? */
    static CallFailed brokenOff(String asked, IOException broken, boolean repeatable) {
        boolean late = broken instanceof InterruptedIOException;
        CallFailed.Kind kind = late ? CallFailed.Kind.TIMED_OUT : CallFailed.Kind.MALFORMED;
        String words =
                late ? "the answer began but did not end in time" : "the answer broke off: " + broken.getMessage();
        return new CallFailed(
                repeatable ? kind : CallFailed.Kind.OUTCOME_UNKNOWN, asked, words, advice(kind), Optional.empty());
    }

    static CallFailed malformed(String asked, String what, Optional<String> requestId) {
        CallFailed.Kind kind = CallFailed.Kind.MALFORMED;
        return new CallFailed(kind, asked, cut(what), advice(kind), requestId);
    }

    private static CallFailed.Kind kindOf(int status) {
        return switch (status) {
            case 401 -> CallFailed.Kind.UNAUTHORIZED;
            case 403 -> CallFailed.Kind.FORBIDDEN;
            case 404 -> CallFailed.Kind.NOT_FOUND;
            case 409 -> CallFailed.Kind.CONFLICT;
            default -> status >= 500 ? CallFailed.Kind.SERVER_ERROR : CallFailed.Kind.REJECTED;
        };
    }

    private static String advice(CallFailed.Kind kind) {
        return switch (kind) {
            case UNREACHABLE ->
                "is the service running and listening there? look at the daemon and at the balancer before it";
            case UNTRUSTED ->
                "name the authority's certificate in the environment's tls.ca-file, or renew the service's certificate";
            case TIMED_OUT ->
                "the service accepts but does not answer: look at its workers, its database and the broker";
            case OUTCOME_UNKNOWN -> "the connection broke after the request was sent: look whether it was carried out";
            case UNAUTHORIZED -> "check user, project, domains and password of the environment";
            case FORBIDDEN -> "give the environment's user the role, or its project the quota, that this needs";
            case NOT_FOUND -> "check the name or id, and that the endpoint in the catalog is the right one";
            case CONFLICT -> "something else uses it or is changing it";
            case REJECTED -> "the service does not accept this request: compare its release with the environment's";
            case SERVER_ERROR -> "look for the request id in the logs of the service";
            case MALFORMED -> "is this really the API, or a proxy's page? ask the URL by hand";
            case NOT_IN_CATALOG -> "compare the environment with: openstack catalog list";
        };
    }

    /** Finds the service's own words: each of them wraps its message in its own way. */
    private static String message(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return cut(Optional.ofNullable(findMessage(json)).orElse(body));
        } catch (JsonProcessingException notJson) {
            return cut(body.replaceAll("<[^>]*>", " "));
        }
    }

    private static @Nullable String findMessage(@Nullable JsonNode json) {
        if (json == null || !json.isContainerNode()) {
            return null;
        }
        for (String name : new String[] {"message", "detail"}) {
            if (json.path(name).isTextual()) {
                return json.path(name).asText();
            }
        }
        for (JsonNode child : json) {
            String found = child.isTextual() ? null : findMessage(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
