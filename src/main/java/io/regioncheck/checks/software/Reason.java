package io.regioncheck.checks.software;

import java.time.Duration;

/**
 * Why a service should be restarted.
 *
 * @param certain whether it runs other code or options than are there, beyond what a reload may have mended
 * @param what came after it began, such as {@code python3-nova 2:26.2.2-1}
 * @param after how long after it began; zero where that is not known
 */
record Reason(Kind kind, boolean certain, String what, Duration after) {

    /** What came. */
    enum Kind {
        PACKAGE,
        CONFIGURATION,
        LIBRARY,
        DELETED
    }
}
