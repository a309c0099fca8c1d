/** What an alarm of the broker asks for, whichever check meets it. */
@NullMarked
package io.regioncheck.checks.alarm;

import org.jspecify.annotations.NullMarked;
