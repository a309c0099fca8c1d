/** What services are configured with: files as oslo.config reads them. Text in, records out; nothing is asked. */
@NullMarked
package io.regioncheck.node.config;

import org.jspecify.annotations.NullMarked;
