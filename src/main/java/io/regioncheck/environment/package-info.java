/** One region as its operators describe it: records, YAML loading with every mistake named, secrets that never print. */
@NullMarked
package io.regioncheck.environment;

import org.jspecify.annotations.NullMarked;
