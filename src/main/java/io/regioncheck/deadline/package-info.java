/** Time that runs out: every wait has a deadline. */
@NullMarked
package io.regioncheck.deadline;

import org.jspecify.annotations.NullMarked;
