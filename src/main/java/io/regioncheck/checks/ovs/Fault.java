package io.regioncheck.checks.ovs;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.openstack.BoundPort;
import java.util.Optional;

/**
 * Something that is wrong on a host's switch.
 *
 * @param subject the host, or what of it
 * @param port that it befalls, if it befalls one
 * @param mild whether the region works with it for now
 */
record Fault(
        String host,
        String subject,
        String observed,
        String expected,
        String because,
        String remedy,
        Optional<BoundPort> port,
        boolean mild) {

    static Fault of(String host, String subject, String observed, String expected, String because, String remedy) {
        return new Fault(host, subject, observed, expected, because, remedy, Optional.empty(), false);
    }

    static Fault of(String host, BoundPort port, String observed, String expected, String because, String remedy) {
        return new Fault(host, "port " + port.id(), observed, expected, because, remedy, Optional.of(port), false);
    }

    Fault mildly() {
        return new Fault(host, subject, observed, expected, because, remedy, port, true);
    }

    /** @param whose the server or router that the port belongs to, in a few words */
    void report(Findings findings, String whose) {
        Findings.Expectation expectation = findings.report(host + " " + subject + whose)
                .scope(Finding.SPARE)
                .observed("%s", observed)
                .expected("%s", expected)
                .because("%s", because)
                .remedy("%s", remedy);
        if (mild) {
            expectation.warning();
        }
    }
}
