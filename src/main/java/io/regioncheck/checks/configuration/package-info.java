/** Checks of what services are configured with. */
@NullMarked
package io.regioncheck.checks.configuration;

import org.jspecify.annotations.NullMarked;
