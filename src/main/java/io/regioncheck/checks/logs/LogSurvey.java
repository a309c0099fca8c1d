package io.regioncheck.checks.logs;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Unread;
import io.regioncheck.node.log.HostLogs;
import io.regioncheck.node.log.LeftOut;
import io.regioncheck.node.log.LogFile;
import io.regioncheck.node.log.NoLogLines;
import io.regioncheck.node.log.RepeatedRecord;
import io.regioncheck.node.log.Signature;
import io.regioncheck.release.Deprecation;
import io.regioncheck.release.DeprecationMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the logs of all hosts say, put together host by host: of a thousand hosts that say the same, little is kept. */
final class LogSurvey {
    private static final Set<String> OPENSTACK = Set.of("nova", "neutron", "keystone", "glance", "cinder", "placement");
    private static final Set<Role> WITH_OPENSTACK = Set.of(Role.CONTROLLER, Role.COMPUTE, Role.NETWORK);

    private final DeprecationMessages messages = DeprecationMessages.facts();
    private final LogWindow window;
    private final Map<Signature, ErrorCluster> errors = new LinkedHashMap<>();
    private final SortedMap<String, DeprecationGroup> deprecations = new TreeMap<>();
    private final List<Unread> unread = new ArrayList<>();
    private final SortedMap<String, SortedSet<String>> denied = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> unjudged = new TreeMap<>();
    private final SortedMap<String, LeftOut> leftOut = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> unlogged = new TreeMap<>();
    private final SortedSet<String> hidden = new TreeSet<>();
    private int hosts;
    private int logs;
    private int quietHosts;
    private boolean lookedAtTheirs;

    private LogSurvey(LogWindow window) {
        this.window = window;
    }

    /** @param window what was last said before it is left out */
    static LogSurvey of(Gathered gathered, LogWindow window) {
        LogSurvey survey = new LogSurvey(window);
        survey.unread.addAll(gathered.unread(Item.LOG_LINES));
        for (Gathered.HostText host : gathered.texts(Item.LOG_LINES)) {
            try {
                survey.add(host.host(), HostLogs.parse(host.text()));
            } catch (NoLogLines wrong) {
                survey.unread.add(
                        new Unread(name(host.host()), "what its logs say cannot be read: " + wrong.getMessage()));
            }
        }
        return survey;
    }

    private static String name(HostReadings host) {
        return host.host().name();
    }

    private void add(HostReadings readings, HostLogs host) {
        String name = name(readings);
        hosts++;
        logs += host.files().size();
        boolean any = host.directories().entrySet().stream()
                .anyMatch(directory -> OPENSTACK.contains(last(directory.getKey())) && directory.getValue() > 0);
        if (!any && readings.names().stream().anyMatch(LogSurvey::hasOpenStack)) {
            unread.add(
                    new Unread(
                            name,
                            "no log of OpenStack is in /var/log, /var/log/kolla or /var/log/containers: where do its"
                                    + " services log? use_journal of [DEFAULT] sends all of it to the journal, which is not read here"));
        }
        if (any) {
            unlogged(readings, host);
        }
        if (host.files().isEmpty()) {
            quietHosts++;
        }
        host.denied().forEach(path -> denied(name, path));
        Instant notBefore = window.on(readings);
        host.files().forEach(file -> add(name, file, notBefore));
        lookedAtTheirs |= host.files().stream().anyMatch(file -> file.isOf(window.service()));
        leave(name, host.leftOut());
    }

    private void unlogged(HostReadings readings, HostLogs host) {
        Unlogged services = Unlogged.of(readings, host);
        services.why().forEach((service, why) -> {
            if (service.equals(window.service())) {
                unread.add(new Unread(name(readings), why));
            } else {
                unlogged.computeIfAbsent(service, any -> new TreeSet<>()).add(name(readings));
            }
        });
        if (services.hidden() && readings.names().stream().anyMatch(LogSurvey::hasOpenStack)) {
            hidden.add(name(readings));
        }
    }

    private static boolean hasOpenStack(Node node) {
        return node.roles().stream().anyMatch(WITH_OPENSTACK::contains);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isOfOpenStack(String path) {
        return Set.of(path.split("/")).stream().anyMatch(OPENSTACK::contains);
    }

    private void denied(String host, String path) {
        if (isOfOpenStack(path)) {
            unread.add(new Unread(
                    host, "may not read " + path + ": usermod -aG adm, or setfacl -m u:<our account>:rX " + path));
        } else {
            denied.computeIfAbsent(path, any -> new TreeSet<>()).add(host);
        }
    }

    private void add(String host, LogFile file, Instant notBefore) {
        if (file.timeless() && isOfOpenStack(file.path()) && !last(file.path()).startsWith("uwsgi")) {
            unread.add(new Unread(
                    host,
                    file.path() + " has lines, but none with a time that is known here:"
                            + " logging_context_format_string or log_date_format is changed"));
        } else if (file.timeless() || file.untimed() > 0) {
            unjudged.computeIfAbsent(file.path(), any -> new TreeSet<>()).add(host);
        }
        file.errors().stream().filter(said -> !isOver(said, notBefore)).forEach(said -> error(host, file, said));
        file.deprecations().stream()
                .filter(said -> !isOver(said, notBefore))
                .forEach(said -> deprecation(host, file, said));
        leave(host, file.leftOut());
    }

    private static boolean isOver(RepeatedRecord said, Instant notBefore) {
        return said.last().filter(last -> last.isBefore(notBefore)).isPresent();
    }

    private void leave(String host, LeftOut more) {
        if (!more.isNothing()) {
            leftOut.merge(host, more, LeftOut::plus);
        }
    }

    private void error(String host, LogFile file, RepeatedRecord said) {
        errors.computeIfAbsent(Signature.of(file.program(), said.record()), ErrorCluster::new)
                .add(host, file, said);
    }

    private void deprecation(String host, LogFile file, RepeatedRecord said) {
        Deprecation deprecation = messages.read(said.record().message());
        deprecations
                .computeIfAbsent(
                        file.service() + " " + deprecation.subject(),
                        any -> new DeprecationGroup(file.service(), deprecation, new Tally()))
                .tally()
                .add(host, file, said);
    }

    /** @throws CouldNotVerify if something is not known of a host, or the service that is asked for has written no log anywhere */
    void conclude() {
        CouldNotVerify.ifAny(unread);
        if (!window.service().equals(LogWindow.ALL) && !lookedAtTheirs) {
            throw new CouldNotVerify("no host has a log of " + window.service()
                    + " that was written to in this time: who was upgraded was restarted, and says so where it logs");
        }
    }

    Collection<ErrorCluster> errors() {
        return errors.values();
    }

    Collection<DeprecationGroup> deprecations() {
        return deprecations.values();
    }

    /** Returns what beside OpenStack's own may not be read, with the hosts. */
    SortedMap<String, SortedSet<String>> denied() {
        return denied;
    }

    /** Returns the files that have records without a time. */
    SortedMap<String, SortedSet<String>> unjudged() {
        return unjudged;
    }

    /** Returns what hosts had more to show than they may. */
    SortedMap<String, LeftOut> leftOut() {
        return leftOut;
    }

    /** Returns services that run and write no log that is read, with the hosts. */
    SortedMap<String, SortedSet<String>> unlogged() {
        return unlogged;
    }

    /** Returns hosts that do not show which services run. */
    SortedSet<String> hidden() {
        return hidden;
    }

    int hosts() {
        return hosts;
    }

    int logs() {
        return logs;
    }

    int quietHosts() {
        return quietHosts;
    }
}
