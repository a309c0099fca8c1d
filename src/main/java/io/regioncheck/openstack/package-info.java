/** Typed calls to the OpenStack services of one region. */
@NullMarked
package io.regioncheck.openstack;

import org.jspecify.annotations.NullMarked;
