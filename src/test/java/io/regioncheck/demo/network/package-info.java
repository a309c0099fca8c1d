/** Neutron of the embedded region: networks on paper, the agents that carry them, and what a guest gets of both. */
@NullMarked
package io.regioncheck.demo.network;

import org.jspecify.annotations.NullMarked;
