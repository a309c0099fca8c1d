/** Nova as the region serves it: its API, the daemons behind it, and the servers that they make. */
@NullMarked
package io.regioncheck.demo.compute;

import org.jspecify.annotations.NullMarked;
