package io.regioncheck.demo.region;

import java.util.Optional;

/**
 * Which release each component of a region has.
 *
 * @param source the release that nova and cinder still have, half-way through an upgrade; empty when all have the target's
 */
public record Rollout(Optional<Release> source, Release target) {
    /** The region that the lab is recorded from. */
    public static final Rollout ZED = atRest(Release.ZED);

    public static Rollout atRest(Release release) {
        return new Rollout(Optional.empty(), release);
    }

    /** Returns an upgrade that has come as far as neutron: keystone, glance and neutron are done, nova and cinder are not. */
    public static Rollout halfWay(Release source, Release target) {
        return new Rollout(Optional.of(source), target);
    }

    public Release of(Component component) {
        boolean done = component.compareTo(Component.NOVA) < 0;
        return source.filter(from -> !done).orElse(target);
    }

    /** Returns how the services of a component look. */
    public Look look(Component component) {
        return Look.of(of(component));
    }

    /** Returns whether all of it is one release. */
    public boolean isOnly(Release release) {
        return source.isEmpty() && target == release;
    }

    /** Returns it as {@code demo.release} says it: {@code mitaka}, {@code kilo..mitaka}. */
    @Override
    public String toString() {
        return source.map(from -> from.code() + "..").orElse("") + target.code();
    }
}
