/** What runs on a host and what it is made of: processes, packages, what pip brought, clients. Text in, records out, nothing is asked. */
@NullMarked
package io.regioncheck.node.software;

import org.jspecify.annotations.NullMarked;
