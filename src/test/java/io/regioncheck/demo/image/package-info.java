/** Glance as it answers in Zed: version document, images and their data. */
@NullMarked
package io.regioncheck.demo.image;

import org.jspecify.annotations.NullMarked;
