/** Checks of glance. */
@NullMarked
package io.regioncheck.checks.image;

import org.jspecify.annotations.NullMarked;
