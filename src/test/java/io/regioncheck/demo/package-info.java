/** A region that lives in this JVM: what {@code -Denv=demo} verifies, and a test bed for what the lab cannot show. */
@NullMarked
package io.regioncheck.demo;

import org.jspecify.annotations.NullMarked;
