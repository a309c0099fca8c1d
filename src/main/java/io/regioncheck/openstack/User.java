package io.regioncheck.openstack;

import java.time.Instant;
import java.util.Optional;

/**
 * A user that keystone knows.
 *
 * @param passwordExpired when its password ended, if it has
 */
public record User(String id, String name, boolean enabled, Optional<Instant> passwordExpired) {}
