/** The server that checks boot: its network, its way from create to gone, and why it did not get there. */
@NullMarked
package io.regioncheck.checks.smoke;

import org.jspecify.annotations.NullMarked;
