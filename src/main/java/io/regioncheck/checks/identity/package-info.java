/** Checks of keystone. */
@NullMarked
package io.regioncheck.checks.identity;

import org.jspecify.annotations.NullMarked;
