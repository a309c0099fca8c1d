package io.regioncheck.demo.volume;

import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.region.Look;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which microversions cinder serves, and how clients name them: of v3 only, whatever is said to v1 and v2. */
record Microversions(int newest) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})\\.(0|[1-9]\\d{0,4})");
    private static final String ROOT = "/v3/";

    static Microversions of(Look.Volume look) {
        return new Microversions(look.newest());
    }

    /** @throws Refusal 400 if it is none, 406 if cinder does not speak it */
    Microversion asked(Request request) {
        String asked = named(request).orElse("3.0");
        if (asked.equals("latest")) {
            return new Microversion(newest);
        }
        Matcher form = FORM.matcher(asked);
        if (!form.matches()) {
            throw Faults.of(
                    400, "API Version String " + asked + " is of invalid format. Must be of format MajorNum.MinorNum.");
        }
        int minor = Integer.parseInt(form.group(2));
        if (!form.group(1).equals("3") || minor > newest) {
            throw Faults.of(
                    406,
                    "Version " + asked + " is not supported by the API. Minimum is 3.0 and maximum is 3." + newest
                            + ".");
        }
        return new Microversion(minor);
    }

    /** Returns what the answer's header says, of answers that say no too; none if what was asked has no form. */
    Optional<String> echoed(Request request) {
        String asked = named(request).orElse("3.0");
        return Optional.of(asked.equals("latest") ? "3." + newest : asked)
                .filter(version -> speaks(request) && FORM.matcher(version).matches());
    }

    /** v3 speaks them, and so does the list of versions where v3 is in it. */
    private boolean speaks(Request request) {
        return request.path().startsWith(ROOT) || request.path().equals("/") && newest > 0;
    }

    private static Optional<String> named(Request request) {
        return request.header(Microversion.HEADER)
                .filter(header -> request.path().startsWith(ROOT))
                .flatMap(header -> Arrays.stream(header.split(","))
                        .map(String::strip)
                        .filter(one -> one.startsWith("volume "))
                        .map(one -> one.substring("volume ".length()).strip())
                        .findFirst());
    }
}
