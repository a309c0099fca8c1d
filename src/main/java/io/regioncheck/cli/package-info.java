/** Commands and exit codes. */
@NullMarked
package io.regioncheck.cli;

import org.jspecify.annotations.NullMarked;
