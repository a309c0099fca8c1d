/** Checks of Open vSwitch on the hosts: what neutron says is wired there against what the switch does. */
@NullMarked
package io.regioncheck.checks.ovs;

import org.jspecify.annotations.NullMarked;
