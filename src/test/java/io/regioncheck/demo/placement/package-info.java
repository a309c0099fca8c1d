/** Placement as the region serves it: one provider per compute host, and what each server holds of it. */
@NullMarked
package io.regioncheck.demo.placement;

import org.jspecify.annotations.NullMarked;
