/** The SQL server of the demo: a real MariaDB with the schemas, accounts and grants that a region's services have. */
@NullMarked
package io.regioncheck.demo.database;

import org.jspecify.annotations.NullMarked;
