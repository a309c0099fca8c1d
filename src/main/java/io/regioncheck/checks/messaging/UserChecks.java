package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerFailed;
import io.regioncheck.broker.ClientConnection;
import io.regioncheck.broker.Management;
import io.regioncheck.broker.Permission;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereBrokerIsAsked;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Whether the services' users may do what they must, and nobody else gets in by the default password. */
@Checks(component = Component.RABBIT)
class UserChecks {
    private static final String GUEST = "guest";

    @Check(
            id = "rabbit.users",
            title = "Users have their permissions on the virtual host, and guest is not open to the network",
            why =
                    "A permission that was taken away shows only when a service reconnects: open connections go on, and the next restart breaks the region.",
            asks = {
                "GET broker /api/connections",
                "GET broker /api/vhosts/VHOST/permissions",
                "GET broker /api/whoami as guest, where the address is not this machine's own"
            },
            matrix = WhereBrokerIsAsked.class)
    void usersMayDoWhatTheyMust(Region region, Findings findings) {
        Management management = region.broker().management();
        guest(management, findings);
        Map<String, Set<String>> programs = programs(region, management, findings);
        Map<String, Permission> permissions = management.permissions().stream()
                .collect(Collectors.toMap(Permission::user, Function.identity(), (one, same) -> one));
        if (!region.broker().access().amqp().isEmpty()) {
            programs.computeIfAbsent(region.broker().access().username(), user -> new TreeSet<>());
        }
        PermissionJudge judge = new PermissionJudge(region.broker().access(), findings);
        programs.forEach((user, names) -> judge.judge(user, names, Optional.ofNullable(permissions.get(user))));
    }

    /** Returns who is connected to the virtual host, with the programs that are connected by this name. */
    private static Map<String, Set<String>> programs(Region region, Management management, Findings findings) {
        String vhost = region.broker().access().vhost();
        Map<String, Set<String>> programs = new TreeMap<>();
        for (ClientConnection connection : management.connections()) {
            String program = connection.given().map(UserChecks::program).orElse("");
            boolean ours = program.equals("regioncheck");
            if (connection.vhost().equals(vhost) && connection.user().isPresent() && !ours) {
                programs.computeIfAbsent(connection.user().get(), user -> new TreeSet<>())
                        .add(program);
            }
        }
        findings.expect(!programs.isEmpty(), "virtual host " + vhost)
                .warning()
                .observed("no client is connected")
                .expected("the services of the region")
                .because(
                        "either none of them runs, or they use another virtual host or broker than the environment names")
                .remedy("rabbitmqctl list_connections user vhost client_properties; grep transport_url /etc/*/*.conf");
        return programs;
    }

    /** oslo.messaging names its connections {@code program:pid:uuid}. */
    private static String program(String given) {
        int colon = given.indexOf(':');
        return colon < 0 ? given : given.substring(0, colon);
    }

    /** As it is shipped, guest is let in from the broker's own host only (loopback_users): that says nothing if we are there. */
    private static void guest(Management management, Findings findings) {
        List<HttpUrl> far = new ArrayList<>();
        management.members().forEach(member -> {
            if (isThisMachine(member)) {
                findings.leftOut("logging in as guest at " + member, "from its own host guest is always let in");
            } else {
                far.add(member);
            }
        });
        for (HttpUrl member : far) {
            try {
                findings.expect(!management.letsIn(member, GUEST, GUEST), GUEST + " at " + member)
                        .scope(Finding.SPARE)
                        .observed("let in from here, with its default password")
                        .expected("refused")
                        .because("whoever reaches this port reads and writes every message, tokens among them")
                        .remedy("rabbitmqctl delete_user guest");
            } catch (BrokerFailed failed) {
                findings.leftOut("logging in as guest at " + member, failed.answered());
            }
        }
    }

    private static boolean isThisMachine(HttpUrl member) {
        try {
            return InetAddress.getByName(member.host()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
