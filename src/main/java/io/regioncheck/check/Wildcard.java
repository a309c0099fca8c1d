package io.regioncheck.check;

import java.util.regex.Pattern;

/** Text in which {@code *} stands for any text, as suites, command lines and waivers have it. */
public record Wildcard(String text) {

    public boolean fits(String other) {
        return Pattern.matches(Pattern.quote(text).replace("*", "\\E.*\\Q"), other);
    }
}
