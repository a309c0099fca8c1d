/** Facts of OpenStack releases, with their sources. */
@NullMarked
package io.regioncheck.release;

import org.jspecify.annotations.NullMarked;
