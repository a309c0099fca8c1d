/** The check model: a question, its findings, its outcome. */
@NullMarked
package io.regioncheck.check;

import org.jspecify.annotations.NullMarked;
