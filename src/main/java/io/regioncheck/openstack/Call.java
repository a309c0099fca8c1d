package io.regioncheck.openstack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One API request as it went over the wire, without any header or body.
 *
 * @param service the catalog service type, such as {@code compute}
 * @param status the HTTP status; empty if no answer came
 * @param requestId the id under which the service logged it
 */
public record Call(
        String service,
        String method,
        String url,
        Optional<Integer> status,
        Optional<String> requestId,
        Instant started,
        Duration duration) {}
