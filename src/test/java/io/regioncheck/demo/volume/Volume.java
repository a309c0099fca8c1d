package io.regioncheck.demo.volume;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A volume.
 *
 * @param order in which volumes were made: lists have the newest first
 * @param origin what it was made of
 * @param pool that holds it, once the scheduler has chosen one
 * @param sector what stands in its first sector
 */
record Volume(
        String id,
        long order,
        String projectId,
        String userId,
        Label label,
        int size,
        VolumeType type,
        Origin origin,
        String status,
        boolean bootable,
        Optional<String> pool,
        Optional<Attachment> attachment,
        String sector,
        Instant createdAt,
        Optional<Instant> updatedAt) {

    /** What its owner calls it. */
    record Label(Optional<String> name, Optional<String> description, Map<String, String> metadata) {}

    /**
     * What a volume was made of; nothing if all are empty.
     *
     * @param imageDetails what is kept of the image
     */
    record Origin(
            Optional<String> snapshotId,
            Optional<String> volumeId,
            Optional<String> imageId,
            Map<String, String> imageDetails) {}

    /** A server that has it. */
    record Attachment(String id, String serverId, String host, String device, Instant since) {}

    Volume in(String other) {
        return with(other, pool, attachment, sector, size);
    }

    Volume scheduled(String chosen) {
        return with(status, Optional.of(chosen), attachment, sector, size);
    }

    /** Returns it after its scheduling failed: on no backend. */
    Volume failed() {
        return with("error", Optional.empty(), attachment, sector, size);
    }

    Volume attached(Attachment to) {
        return with("in-use", pool, Optional.of(to), sector, size);
    }

    Volume detached() {
        return with("available", pool, Optional.empty(), sector, size);
    }

    Volume saying(String text) {
        return with(status, pool, attachment, text, size);
    }

    Volume grown(int larger) {
        return with(status, pool, attachment, sector, larger);
    }

    Volume called(Label other) {
        return new Volume(
                id,
                order,
                projectId,
                userId,
                other,
                size,
                type,
                origin,
                status,
                bootable,
                pool,
                attachment,
                sector,
                createdAt,
                Optional.of(Moments.now()));
    }

    Volume booting(boolean may) {
        return new Volume(
                id,
                order,
                projectId,
                userId,
                label,
                size,
                type,
                origin,
                status,
                may,
                pool,
                attachment,
                sector,
                createdAt,
                Optional.of(Moments.now()));
    }

    private Volume with(
            String newStatus, Optional<String> newPool, Optional<Attachment> to, String text, int gibibytes) {
        return new Volume(
                id,
                order,
                projectId,
                userId,
                label,
                gibibytes,
                type,
                origin,
                newStatus,
                bootable,
                newPool,
                to,
                text,
                createdAt,
                Optional.of(Moments.now()));
    }

    String name() {
        return label.name().orElse("");
    }

    Backend backend() {
        return type.backend();
    }
}
