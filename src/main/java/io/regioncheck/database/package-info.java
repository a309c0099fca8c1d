/** The region's SQL server, asked over JDBC; nothing in it is ever changed. */
@NullMarked
package io.regioncheck.database;

import org.jspecify.annotations.NullMarked;
