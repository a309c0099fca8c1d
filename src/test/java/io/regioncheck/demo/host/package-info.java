/** The hosts of a region behind a real SSH server: what is on them, what they log, and the commands that they know. */
@NullMarked
package io.regioncheck.demo.host;

import org.jspecify.annotations.NullMarked;
