/** What a run leaves to read: console lines, Allure, JUnit XML, summaries. */
@NullMarked
package io.regioncheck.report;

import org.jspecify.annotations.NullMarked;
