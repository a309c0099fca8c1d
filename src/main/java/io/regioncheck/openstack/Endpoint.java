package io.regioncheck.openstack;

/**
 * An endpoint of the catalog.
 *
 * @param service the service type, such as {@code compute}
 * @param face {@code public}, {@code internal} or {@code admin}
 * @param url as the catalog has it, project id filled in
 */
public record Endpoint(String id, String service, String serviceName, String region, String face, String url) {}
