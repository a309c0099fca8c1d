package io.regioncheck.checks.messaging;

import java.util.List;
import java.util.Optional;

final class ReleaseErlangFacts {
    static ErlangFacts ofThisBuild() {
        return (rabbitmq, erlang) -> new ErlangFacts.Known(Optional.empty(), "", List.of(), List.of());
    }
}
