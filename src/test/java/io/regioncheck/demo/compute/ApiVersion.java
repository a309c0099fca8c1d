package io.regioncheck.demo.compute;

import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The microversion that a request asks for: 2.1 to 2.93, as Zed serves. */
record ApiVersion(int major, int minor) {
    static final ApiVersion OLDEST = new ApiVersion(2, 1);
    static final ApiVersion NEWEST = new ApiVersion(2, 93);

    private static final Pattern NUMBER = Pattern.compile("([1-9]\\d*)\\.([1-9]\\d*|0)");

    /** @throws Refusal 400 if it is no version */
    static ApiVersion of(Request request) {
        String wanted = named(request).orElse(OLDEST.toString());
        if (wanted.equals("latest")) {
            return NEWEST;
        }
        Matcher number = NUMBER.matcher(wanted);
        if (!number.matches()) {
            throw new Refusal(
                    400,
                    "API Version String " + wanted + " is of invalid format. Must be of format MajorNum.MinorNum.");
        }
        return new ApiVersion(Integer.parseInt(number.group(1)), Integer.parseInt(number.group(2)));
    }

    /** The new header names the version of several services; the old one is read where the new one names none of nova. */
    private static Optional<String> named(Request request) {
        return request.header("OpenStack-API-Version").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> value.startsWith("compute "))
                .map(value -> value.substring("compute ".length()).strip())
                .findFirst()
                .or(() -> request.header("X-OpenStack-Nova-API-Version"));
    }

    boolean isServed() {
        return major == OLDEST.major && minor >= OLDEST.minor && minor <= NEWEST.minor;
    }

    boolean since(int wanted) {
        return minor >= wanted;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
