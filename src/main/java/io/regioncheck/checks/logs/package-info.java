/** What the hosts' logs say: errors, and what goes away. */
@NullMarked
package io.regioncheck.checks.logs;

import org.jspecify.annotations.NullMarked;
