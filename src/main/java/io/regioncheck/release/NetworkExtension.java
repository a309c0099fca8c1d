package io.regioncheck.release;

import java.util.Optional;

/**
 * An extension of neutron's API.
 *
 * @param why what it is for
 * @param servicePlugin what brings it as one of {@code service_plugins} in neutron.conf
 * @param extensionDriver what brings it as one of {@code extension_drivers} of {@code [ml2]}
 * @param by what else brings it, in words
 * @param gone the first release that has it no more
 * @param optional the first release that does not offer it by default any more
 * @param instead what stands for it since it is gone
 */
public record NetworkExtension(
        String alias,
        String why,
        Optional<String> servicePlugin,
        Optional<String> extensionDriver,
        Optional<String> by,
        Optional<Release> gone,
        Optional<Release> optional,
        Optional<String> instead) {

    /** Returns whether a release has it no more, however it is configured. */
    public boolean isGoneIn(Release release) {
        return gone.filter(first -> !first.isAfter(release)).isPresent();
    }

    /** Returns whether a release offers it only where somebody asked for it, which an earlier one did not want. */
    public boolean isOptionalIn(Release release) {
        return optional.filter(first -> !first.isAfter(release)).isPresent();
    }
}
