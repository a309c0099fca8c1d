/** Checks of nova. */
@NullMarked
package io.regioncheck.checks.compute;

import org.jspecify.annotations.NullMarked;
