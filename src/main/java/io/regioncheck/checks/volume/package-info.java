/** Checks of cinder. */
@NullMarked
package io.regioncheck.checks.volume;

import org.jspecify.annotations.NullMarked;
