/** What a region is compared with: how it once was, kept in files. */
@NullMarked
package io.regioncheck.checks.baseline;

import org.jspecify.annotations.NullMarked;
