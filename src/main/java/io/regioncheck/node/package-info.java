/** Hosts of the region over SSH: a fixed set of read-only commands. */
@NullMarked
package io.regioncheck.node;

import org.jspecify.annotations.NullMarked;
