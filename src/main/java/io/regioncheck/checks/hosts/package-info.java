/** Checks of what all hosts have, whatever runs there. */
@NullMarked
package io.regioncheck.checks.hosts;

import org.jspecify.annotations.NullMarked;
