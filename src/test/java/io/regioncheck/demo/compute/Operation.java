package io.regioncheck.demo.compute;

import io.regioncheck.demo.http.Answer;

/** Answers one thing that can be asked of nova. */
@FunctionalInterface
interface Operation {
    /** @throws io.regioncheck.demo.http.Refusal if nova says no */
    Answer answer(Asked asked);
}
