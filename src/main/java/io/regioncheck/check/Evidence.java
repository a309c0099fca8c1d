package io.regioncheck.check;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Something to read beside a finding.
 *
 * @param name file-name-like and unique within its check, such as {@code console.txt}
 * @param mediaType {@code text/plain}, {@code application/json}, {@code image/svg+xml}…
 */
public record Evidence(String name, String mediaType, String content) {

    public static Evidence text(String name, String content) {
        return new Evidence(name, "text/plain", content);
    }

    public static Evidence json(String name, String content) {
        return new Evidence(name, "application/json", content);
    }

    /** Where a mistake of our own came from. */
    static Evidence stackTrace(Throwable mistake) {
        StringWriter text = new StringWriter();
        mistake.printStackTrace(new PrintWriter(text));
        return text("error.txt", text.toString());
    }
}
