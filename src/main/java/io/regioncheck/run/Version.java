package io.regioncheck.run;

import java.util.Optional;

/** Which regioncheck this is. */
public final class Version {
    private Version() {}

    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("from source");
    }
}
