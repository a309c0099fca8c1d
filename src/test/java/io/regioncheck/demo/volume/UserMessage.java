package io.regioncheck.demo.volume;

import java.time.Instant;

/** What cinder tells a user of something that failed after it was accepted. */
record UserMessage(
        String id,
        long order,
        String projectId,
        String requestId,
        String resourceType,
        String resourceId,
        Reason reason,
        Instant createdAt) {

    /** Why something failed (cinder/message/message_field.py); the numbers stand in the event's name. */
    enum Reason {
        NO_BACKEND("001_003", "schedule allocate volume:Could not find any available weighted backend."),
        SNAPSHOT_FAILED("009_013", "create snapshot:Snapshot failed to create."),
        SNAPSHOT_BUSY("010_015", "delete snapshot:Snapshot is busy."),
        SNAPSHOT_KEPT("010_016", "delete snapshot:Snapshot failed to delete.");

        private final String number;
        private final String text;

        Reason(String number, String text) {
            this.number = number;
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    String event() {
        return "VOLUME_" + resourceType + "_" + reason.number;
    }
}
