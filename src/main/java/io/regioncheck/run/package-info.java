/** From a suite to a verdict. */
@NullMarked
package io.regioncheck.run;

import org.jspecify.annotations.NullMarked;
