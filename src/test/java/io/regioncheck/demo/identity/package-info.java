/** Keystone of the demo: one for all regions. */
@NullMarked
package io.regioncheck.demo.identity;

import org.jspecify.annotations.NullMarked;
