/** What the services of a region share: its size, its troubles, its clock, and what they ask of one another. */
@NullMarked
package io.regioncheck.demo.region;

import org.jspecify.annotations.NullMarked;
