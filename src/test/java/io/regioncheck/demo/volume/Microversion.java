package io.regioncheck.demo.volume;

import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which 3.x a client wants cinder to speak: 3.0 if it does not say. */
record Microversion(int minor) {
    static final String HEADER = "OpenStack-API-Version";

    /** Zed's newest (cinder/api/openstack/api_version_request.py). */
    static final int NEWEST = 70;

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})\\.(0|[1-9]\\d{0,4})");

    /** @throws Refusal 400 if it is none, 406 if cinder does not speak it */
    static Microversion of(Request request) {
        String asked = asked(request).orElse("3.0");
        if (asked.equals("latest")) {
            return new Microversion(NEWEST);
        }
        Matcher form = FORM.matcher(asked);
        if (!form.matches()) {
            throw Faults.of(
                    400, "API Version String " + asked + " is of invalid format. Must be of format MajorNum.MinorNum.");
        }
        int minor = Integer.parseInt(form.group(2));
        if (!form.group(1).equals("3") || minor > NEWEST) {
            throw Faults.of(
                    406,
                    "Version " + asked + " is not supported by the API. Minimum is 3.0 and maximum is 3." + NEWEST
                            + ".");
        }
        return new Microversion(minor);
    }

    /** Returns what the answer's header says, of answers that say no too; none if what was asked has no form. */
    static Optional<String> echoed(Request request) {
        String asked = asked(request).orElse("3.0");
        return Optional.of(asked.equals("latest") ? "3." + NEWEST : asked)
                .filter(version -> FORM.matcher(version).matches());
    }

    boolean isAtLeast(int other) {
        return minor >= other;
    }

    private static Optional<String> asked(Request request) {
        return request.header(HEADER)
                .flatMap(header -> Arrays.stream(header.split(","))
                        .map(String::strip)
                        .filter(one -> one.startsWith("volume "))
                        .map(one -> one.substring("volume ".length()).strip())
                        .findFirst());
    }
}
