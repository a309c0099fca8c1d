/** What hosts have installed, and whether what runs there is that. */
@NullMarked
package io.regioncheck.checks.software;

import org.jspecify.annotations.NullMarked;
