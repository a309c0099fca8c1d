package io.regioncheck.demo.compute;

import io.regioncheck.demo.http.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A microversion of nova. */
record ApiVersion(int major, int minor) {
    static final ApiVersion OLDEST = new ApiVersion(2, 1);

    private static final Pattern NUMBER = Pattern.compile("([1-9]\\d*)\\.([1-9]\\d*|0)");

    /** @throws Refusal 400 if it is no version */
    static ApiVersion parse(String wanted) {
        Matcher number = NUMBER.matcher(wanted);
        if (!number.matches()) {
            throw new Refusal(
                    400,
                    "API Version String " + wanted + " is of invalid format. Must be of format MajorNum.MinorNum.");
        }
        return new ApiVersion(Integer.parseInt(number.group(1)), Integer.parseInt(number.group(2)));
    }

    boolean since(int wanted) {
        return minor >= wanted;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
