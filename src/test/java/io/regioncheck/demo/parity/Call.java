package io.regioncheck.demo.parity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step of the script.
 *
 * @param keep word to where in the answer it is: a pointer, or the name of a header
 * @param until what is waited for: pointer to value; empty for a call that is made once
 * @param within how long it is waited for; zero for a call that is made once
 * @param fleeting pointers to what appears in the answer at no fixed moment, and is not compared
 * @param undo what takes back what it made
 */
record Call(
        String name,
        Ask ask,
        Map<String, String> keep,
        Map<String, String> until,
        Duration within,
        int status,
        List<String> fleeting,
        Optional<Ask> undo) {

    Call {
        keep = Map.copyOf(keep);
        until = Map.copyOf(until);
        fleeting = List.copyOf(fleeting);
    }
}
