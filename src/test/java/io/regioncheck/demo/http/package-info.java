/** How the services of the demo are spoken to: routes, answers, refusals, and one small server for each port. */
@NullMarked
package io.regioncheck.demo.http;

import org.jspecify.annotations.NullMarked;
