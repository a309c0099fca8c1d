/** Whether services that call themselves up still show it. */
@NullMarked
package io.regioncheck.checks.heartbeat;

import org.jspecify.annotations.NullMarked;
