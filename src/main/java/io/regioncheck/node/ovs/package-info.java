/** What Open vSwitch says of itself: its database and its flows. Text in, records out; nothing here asks anybody. */
@NullMarked
package io.regioncheck.node.ovs;

import org.jspecify.annotations.NullMarked;
