/** Checks of neutron. */
@NullMarked
package io.regioncheck.checks.network;

import org.jspecify.annotations.NullMarked;
