package io.regioncheck.demo.volume;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A snapshot of a volume, with what stood in its first sector then. */
record Snapshot(
        String id,
        long order,
        String projectId,
        String userId,
        Optional<String> name,
        Optional<String> description,
        Map<String, String> metadata,
        Volume volume,
        String status,
        Instant createdAt,
        Optional<Instant> updatedAt) {

    Snapshot in(String other) {
        return new Snapshot(
                id,
                order,
                projectId,
                userId,
                name,
                description,
                metadata,
                volume,
                other,
                createdAt,
                Optional.of(Moments.now()));
    }
}
