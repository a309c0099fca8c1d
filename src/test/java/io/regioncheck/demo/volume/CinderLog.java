package io.regioncheck.demo.volume;

import io.regioncheck.demo.region.DemoRegion;

/** What cinder's daemons write into their logs. */
record CinderLog(DemoRegion region) {
    void api(String requestId, String message) {
        region.logbook().info(region.controller(), "cinder-api", "cinder.volume.api", requestId, message);
    }

    void refused(String requestId, String message) {
        region.logbook().error(region.controller(), "cinder-api", "cinder.volume.api", requestId, message);
    }

    void volume(String requestId, String message) {
        region.logbook().info(region.controller(), "cinder-volume", "cinder.volume.manager", requestId, message);
    }

    void failed(String requestId, String message) {
        region.logbook().error(region.controller(), "cinder-volume", "cinder.volume.manager", requestId, message);
    }

    void unscheduled(String requestId, String why) {
        region.logbook()
                .error(
                        region.controller(),
                        "cinder-scheduler",
                        "cinder.scheduler.flows.create_volume",
                        requestId,
                        "Failed to run task cinder.scheduler.flows.create_volume.ScheduleCreateVolumeTask;volume:create:"
                                + " No valid backend was found. " + why
                                + ": cinder.exception.NoValidBackend: No valid backend was found. " + why);
    }
}
