package io.regioncheck.checks.logs;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.HostNames;
import io.regioncheck.node.log.LeftOut;
import java.util.SortedMap;
import java.util.SortedSet;

/** Says what of the logs is not known, beside what makes a check unverified. */
final class Blanks {
    private Blanks() {}

    static void tell(LogSurvey survey, Findings findings) {
        survey.denied()
                .forEach((path, hosts) -> findings.report("log " + path)
                        .warning()
                        .scope(Finding.SPARE)
                        .observed("our account may not read it on %d hosts: %s", hosts.size(), HostNames.of(hosts))
                        .expected("that it may: what it says is not known")
                        .because("what goes wrong below OpenStack is told there first")
                        .remedy(
                                "setfacl -R -m u:$USER:rX %s   # and -d beside it, for what logrotate makes; $USER is whom we log in as",
                                path));
        if (!survey.leftOut().isEmpty()) {
            LeftOut all = survey.leftOut().values().stream().reduce(LeftOut.NOTHING, LeftOut::plus);
            findings.report("logs that say too much")
                    .warning()
                    .scope(Finding.SPARE)
                    .observed(
                            "%d kinds, %d lines, all older than what is shown, on %d hosts: %s",
                            all.kinds(),
                            all.records(),
                            survey.leftOut().size(),
                            HostNames.of(survey.leftOut().keySet()))
                    .expected("few enough to be looked at")
                    .because("what they say is not known")
                    .remedy("read these logs there, or ask for a shorter time: nodes.gather.log-window");
        }
        untimed(survey.unjudged(), findings);
        unlogged(survey, findings);
        if (survey.quietHosts() > 0) {
            findings.leftOut(survey.quietHosts() + " hosts", "none of their logs was written to in this time");
        }
    }

    /** Says whose logs are nowhere: no check of logs sees what these services say. */
    static void unlogged(LogSurvey survey, Findings findings) {
        survey.unlogged()
                .forEach((service, hosts) -> findings.leftOut(
                        service + " on " + hosts.size() + " hosts: " + HostNames.of(hosts), Unlogged.WHY));
        if (!survey.hidden().isEmpty()) {
            findings.leftOut(
                    "whether all services log where it is read, on "
                            + survey.hidden().size() + " hosts: " + HostNames.of(survey.hidden()),
                    "they do not show which services run: hidepid of /proc hides them from our account");
        }
    }

    private static void untimed(SortedMap<String, SortedSet<String>> files, Findings findings) {
        if (!files.isEmpty()) {
            findings.leftOut(
                    "lines without a time in "
                            + String.join(
                                    ", ", files.keySet().stream().limit(12).toList())
                            + (files.size() > 12 ? " and " + (files.size() - 12) + " more" : ""),
                    "nobody can say when they were written");
        }
    }
}
