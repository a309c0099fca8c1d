package io.regioncheck.checks.software;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.ManyAtOnce;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Item;
import io.regioncheck.node.NodeCommand;
import io.regioncheck.node.NodeUnreachable;
import io.regioncheck.node.Unread;
import io.regioncheck.node.software.ClientAnswer;
import io.regioncheck.node.software.InstalledPackage;
import io.regioncheck.node.software.Packages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether the clients that operators and scripts use on controllers speak keystone's v3. They log in as a user that does not exist, with a
 * password made for the run: no secret is put on a host. That keystone refuses them with 401 shows that they asked as v3 wants it.
 */
@Checks(component = Component.IDENTITY)
class ClientChecks {
    private static final List<String> CLIENTS = List.of("openstack", "nova");
    private static final int AT_ONCE = 8;
    private static final int PATIENCE_SECONDS = 30;

    @Check(
            id = "identity.clients-v3",
            title = "The command line clients on controllers speak version 3 of keystone's API",
            why =
                    "Scripts and cron jobs of a controller call these clients: one that knows only v2.0 fails in all of them at once when v2.0 goes.",
            asks = {
                "on each controller: openstack token issue, and nova list, as a user that does not exist; keystone logs a refused login of each"
            },
            gathers = Item.PACKAGES,
            explainedBy = "identity.token",
            matrix = WhereHostsAreAsked.class)
    void clientsSpeakV3(Region region, Findings findings) {
        List<Node> controllers = region.environment().nodes().having(Role.CONTROLLER);
        if (controllers.isEmpty()) {
            throw new NotApplicable("the environment has no controller under nodes");
        }
        String authUrl = region.environment().identity().authUrl().toString();
        List<Attempt> attempts =
                new ManyAtOnce(AT_ONCE).ask(attempts(controllers), attempt -> attempt.make(region, authUrl));
        List<Unread> unread = new ArrayList<>();
        Map<String, Integer> well = new TreeMap<>();
        for (Attempt attempt : attempts) {
            attempt.trouble().ifPresent(why -> unread.add(new Unread(attempt.host(), why)));
            attempt.answer()
                    .ifPresent(answer -> judge(region.gathered(), attempt.host(), answer, findings, unread, well));
        }
        well.forEach((client, hosts) -> findings.confirm("%s on %d controllers speaks v3", client, hosts));
        CouldNotVerify.ifAny(unread);
        if (attempts.stream()
                .allMatch(attempt ->
                        attempt.answer().filter(ClientAnswer::installed).isEmpty())) {
            throw new NotApplicable("no controller has a command line client");
        }
    }

    /** Two names of one host are asked once. */
    private static List<Attempt> attempts(List<Node> controllers) {
        Map<SshAccess, String> hosts = new LinkedHashMap<>();
        controllers.forEach(node -> hosts.putIfAbsent(node.ssh(), node.name()));
        return hosts.values().stream()
                .flatMap(host -> CLIENTS.stream().map(client -> new Attempt(host, client)))
                .toList();
    }

    /** A client on a host that is to log in, and what came of it. */
    private record Attempt(String host, String client, Optional<ClientAnswer> answer, Optional<String> trouble) {
        Attempt(String host, String client) {
            this(host, client, Optional.empty(), Optional.empty());
        }

        Attempt make(Region region, String authUrl) {
            try {
                NodeCommand command = NodeCommand.logInAsNobody(client, authUrl, PATIENCE_SECONDS);
                String said = region.shells()
                        .run(host, command, Duration.ofSeconds(PATIENCE_SECONDS + 10))
                        .output();
                return new Attempt(host, client, Optional.of(ClientAnswer.parse(client, said)), Optional.empty());
            } catch (NodeUnreachable unreachable) {
                return new Attempt(host, client, Optional.empty(), Optional.of(unreachable.happened()));
            } catch (IllegalArgumentException oddUrl) {
                return new Attempt(
                        host,
                        client,
                        Optional.empty(),
                        Optional.of("identity.auth-url is of a shape that is typed on no host"));
            }
        }
    }

    private static void judge(
            Gathered gathered,
            String host,
            ClientAnswer answer,
            Findings findings,
            List<Unread> unread,
            Map<String, Integer> well) {
        String subject = answer.client() + " on " + host;
        if (!answer.installed()) {
            findings.leftOut(subject, "it is not installed");
            return;
        }
        Optional<InstalledPackage> installed = installed(gathered, host, answer.client());
        String label = isOfAPackage(answer)
                ? answer.client()
                        + installed
                                .map(one -> " (" + one.name() + " " + one.version() + ")")
                                .orElse("")
                : answer.path();
        switch (answer.proof()) {
            case SPEAKS_V3 -> well.merge(label, 1, Integer::sum);
            case NOT_KNOWN ->
                unread.add(new Unread(
                        host, answer.client() + " did not get an answer of keystone: " + answer.lastWords()));
            case SPEAKS_NO_V3 ->
                findings.report(subject)
                        .observed("%s, asked for a token of v3, says: %s", label, answer.lastWords())
                        .expected("401 of keystone, as whoever speaks v3 gets for a user that there is not")
                        .because("it cannot log in at v3: scripts that use it fail, and all of them once v2.0 is gone")
                        .remedy("%s", upgrade(installed, answer));
            case BROKEN ->
                findings.report(subject)
                        .observed("%s does not run: %s", label, answer.lastWords())
                        .expected("a client that logs in")
                        .because("the upgrade left it without what it needs: scripts that use it fail")
                        .remedy("%s", upgrade(installed, answer));
        }
    }

    /** Packages put commands into /usr/bin; what stands elsewhere and is found before is somebody's own, and no upgrade reaches it. */
    private static boolean isOfAPackage(ClientAnswer answer) {
        return answer.path().isEmpty() || answer.path().equals("/usr/bin/" + answer.client());
    }

    private static String upgrade(Optional<InstalledPackage> installed, ClientAnswer answer) {
        String client = answer.client();
        if (!isOfAPackage(answer)) {
            return String.format(
                    "on the host: file %1$s; pip show python-%2$sclient   # whose it is: no package reaches it\nmv %1$s %1$s.old; hash -r; %2$s --version",
                    answer.path(), client);
        }
        String name = installed.map(InstalledPackage::name).orElse("python3-" + client + "client");
        return String.format(
                "on the host: apt-get install --only-upgrade %1$s (or dnf upgrade %1$s); then: %2$s --version",
                name, client);
    }

    private static Optional<InstalledPackage> installed(Gathered gathered, String host, String client) {
        return gathered.texts(Item.PACKAGES).stream()
                .filter(text -> text.host().isCalled(host))
                .map(text -> Packages.parse(text.text()))
                .flatMap(packages -> packages.all().stream())
                .filter(one -> one.name().startsWith("python") && one.name().endsWith("-" + client + "client"))
                .findFirst();
    }
}
