/** Holds a region's answers against those that a real one gave: recordings of the lab, and what of them must be equal. */
@NullMarked
package io.regioncheck.demo.parity;

import org.jspecify.annotations.NullMarked;
