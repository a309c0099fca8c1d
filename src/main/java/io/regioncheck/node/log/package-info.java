/** What logs say: the formats of OpenStack's programs and of what they stand on, read into records. Text in, records out. */
@NullMarked
package io.regioncheck.node.log;

import org.jspecify.annotations.NullMarked;
