package io.regioncheck.demo.compute;

import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.Look;
import io.regioncheck.demo.region.Release;
import java.util.Arrays;
import java.util.Optional;

/** Which microversions nova serves, and how clients name them. */
record Microversions(Release release, ApiVersion newest) {
    private static final String HEADER = "OpenStack-API-Version";
    private static final String OLD_HEADER = "X-OpenStack-Nova-API-Version";

    static Microversions of(Release release) {
        return new Microversions(
                release, new ApiVersion(2, Look.of(release).nova().newest()));
    }

    /**
     * Returns the one that a request asks for.
     *
     * @throws Refusal 400 if it is no version
     */
    ApiVersion asked(Request request) {
        String wanted = named(request).orElse(ApiVersion.OLDEST.toString());
        return wanted.equals("latest") ? newest : ApiVersion.parse(wanted);
    }

    /**
     * Returns the one that a request asks for.
     *
     * @throws Refusal 400 if it is no version, 406 if it is not served
     */
    ApiVersion served(Request request) {
        ApiVersion version = asked(request);
        ApiVersion oldest = ApiVersion.OLDEST;
        if (version.major() != oldest.major() || !version.since(oldest.minor()) || !newest.since(version.minor())) {
            throw new Refusal(
                    406,
                    "Version " + version + " is not supported by the API. Minimum is " + oldest + " and maximum is "
                            + newest + ".");
        }
        return version;
    }

    /** The new header, which names the version of several services, came with 2.27; where it names none of nova the old one is read. */
    private Optional<String> named(Request request) {
        return request.header(HEADER).stream()
                .filter(value -> hasNewHeader())
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> value.startsWith("compute "))
                .map(value -> value.substring("compute ".length()).strip())
                .findFirst()
                .or(() -> request.header(OLD_HEADER));
    }

    private boolean hasNewHeader() {
        return release.since(Release.NEWTON);
    }

    /** Names a version in an answer. */
    Answer tell(Answer answer, ApiVersion version) {
        Answer old = answer.with(OLD_HEADER, version.toString());
        return hasNewHeader()
                ? old.with(HEADER, "compute " + version).with("Vary", HEADER + ", " + OLD_HEADER)
                : old.with("Vary", OLD_HEADER);
    }
}
