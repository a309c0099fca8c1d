package io.regioncheck.checks.messaging;

import io.regioncheck.broker.Permission;
import io.regioncheck.check.Findings;
import io.regioncheck.environment.Broker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Holds a user's permissions against the names that oslo.messaging uses for its programs: it configures, writes and reads the control
 * exchange, topic and fanout queues, and a reply queue; replies go through the nameless exchange, which permissions call
 * {@code amq.default} (oslo_messaging/_drivers/impl_rabbit.py).
 */
final class PermissionJudge {
    private static final Map<String, String> A_TOPIC =
            Map.of("nova", "compute", "neutron", "q-plugin", "cinder", "cinder-volume");

    private static final String REPLY = "reply_0123456789abcdef0123456789abcdef";

    private final Broker access;
    private final Findings findings;

    PermissionJudge(Broker access, Findings findings) {
        this.access = access;
        this.findings = findings;
    }

    /** @param programs that are connected by this name, such as {@code nova-compute} */
    void judge(String user, Set<String> programs, Optional<Permission> permission) {
        if (permission.isEmpty()) {
            findings.report(user)
                    .observed("no permission on the virtual host %s%s", access.vhost(), of(programs))
                    .expected("configure, write and read")
                    .because(
                            "open connections go on, but whatever reconnects is refused: each restart takes a service away")
                    .remedy("%s", grant(user));
            return;
        }
        Permission may = permission.get();
        List<String> lacking = lacking(programs, may);
        findings.expect(lacking.isEmpty(), user)
                .observed("may not %s%s", String.join(", ", lacking), of(programs))
                .expected("all that oslo.messaging does")
                .because("the service that needs it is refused when it reconnects")
                .remedy("%s", grant(user));
        findings.confirm(
                "%s may configure %s, write %s, read %s%s",
                user, may.configure(), may.write(), may.read(), of(programs));
    }

    private List<String> lacking(Set<String> programs, Permission may) {
        List<String> projects = A_TOPIC.keySet().stream()
                .filter(project -> programs.stream().anyMatch(program -> program.startsWith(project)))
                .sorted()
                .toList();
        List<String> lacking = new ArrayList<>();
        for (String project : projects) {
            for (String name : names(project)) {
                lacks("configure", may.configure(), name, lacking);
                lacks("write", may.write(), name, lacking);
                lacks("read", may.read(), name, lacking);
            }
        }
        if (!projects.isEmpty()) {
            lacks("write", may.write(), "amq.default", lacking);
        }
        return lacking;
    }

    private String grant(String user) {
        return "rabbitmqctl set_permissions -p " + access.vhost() + " " + user + " '.*' '.*' '.*'";
    }

    private List<String> names(String project) {
        String topic = A_TOPIC.getOrDefault(project, project);
        return List.of(access.exchange(project), topic, topic + "_fanout", REPLY);
    }

    private static void lacks(String right, String expression, String name, List<String> lacking) {
        try {
            // as RabbitMQ does: an empty expression matches nothing, any other one anywhere
            if (expression.isEmpty()
                    || !Pattern.compile(expression).matcher(name).find()) {
                lacking.add(right + " " + name);
            }
        } catch (PatternSyntaxException notOurs) {
            lacking.add(String.format(Locale.ROOT, "%s %s (cannot read the expression %s)", right, name, expression));
        }
    }

    private static String of(Set<String> programs) {
        return programs.isEmpty() ? "" : "; used by " + String.join(", ", programs);
    }
}
