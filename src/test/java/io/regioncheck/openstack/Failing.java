package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects a call to fail. */
public final class Failing {
    private Failing() {}

    /** Returns the failure, which is of this kind. */
    public static CallFailed with(CallFailed.Kind kind, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(CallFailed.class);
        CallFailed failed = (CallFailed) thrown;
        assertThat(failed.kind()).as(failed.getMessage()).isEqualTo(kind);
        return failed;
    }
}
