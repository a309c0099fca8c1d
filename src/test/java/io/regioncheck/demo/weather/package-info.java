/** A region whose services misbehave on the wire, whatever they are asked. */
@NullMarked
package io.regioncheck.demo.weather;

import org.jspecify.annotations.NullMarked;
