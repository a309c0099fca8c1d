/** Checks of the SQL server and what the services keep there. They only read. */
@NullMarked
package io.regioncheck.checks.database;

import org.jspecify.annotations.NullMarked;
