/** What a run created, journalled before it was asked for, and the reaper that removes it. */
@NullMarked
package io.regioncheck.ledger;

import org.jspecify.annotations.NullMarked;
