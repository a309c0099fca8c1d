/** Messaging between controllers and computes: who answers, and which versions he speaks. */
@NullMarked
package io.regioncheck.checks.rpc;

import org.jspecify.annotations.NullMarked;
