/** The smoke guest: what runs in the servers of the region, and what it says on its console. */
@NullMarked
package io.regioncheck.demo.guest;

import org.jspecify.annotations.NullMarked;
