/** Cinder as it answers in Zed: volumes, snapshots, types, its daemons and pools, on two backends. */
@NullMarked
package io.regioncheck.demo.volume;

import org.jspecify.annotations.NullMarked;
