package io.regioncheck.checks.software;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Gathered.HostText;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import io.regioncheck.node.Unread;
import io.regioncheck.node.software.ClientAnswer;
import io.regioncheck.node.software.InstalledPackage;
import io.regioncheck.node.software.Packages;
import io.regioncheck.node.software.Told;
import java.util.ArrayList;
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
    private static final Map<String, List<String>> PACKAGES = Map.of(
            "openstack", List.of("python3-openstackclient", "python-openstackclient", "python2-openstackclient"),
            "nova", List.of("python3-novaclient", "python-novaclient", "python2-novaclient"));

    @Check(
            id = "identity.clients-v3",
            title = "The command line clients on controllers speak version 3 of keystone's API",
            why =
                    "Scripts and cron jobs of a controller call these clients: one that knows only v2.0 fails in all of them at once when v2.0 goes.",
            asks = {
                "on each controller: openstack token issue, and nova list, as a user that does not exist; keystone logs a refused login of each"
            },
            gathers = {Item.CLIENTS, Item.PACKAGES},
            explainedBy = "identity.token",
            matrix = WhereHostsAreAsked.class)
    void clientsSpeakV3(Region region, Findings findings) {
        Gathered gathered = region.gathered();
        List<Unread> unread = new ArrayList<>(gathered.unread(Item.CLIENTS));
        Map<String, Integer> well = new TreeMap<>();
        boolean any = !unread.isEmpty();
        for (HostText text : gathered.texts(Item.CLIENTS)) {
            Told<ClientAnswer> answers = ClientAnswer.parse(text.text());
            String host = text.host().host().name();
            if (answers.all().isEmpty() || answers.unreadable() > 0) {
                unread.add(new Unread(host, "what its clients said cannot be understood"));
            }
            for (ClientAnswer answer : answers.all()) {
                if (answer.installed()) {
                    any = true;
                    judge(text.host(), answer, findings, unread, well);
                } else {
                    findings.leftOut(answer.client() + " on " + host, "it is not installed");
                }
            }
        }
        well.forEach((client, hosts) -> findings.confirm("%s on %d controllers speaks v3", client, hosts));
        CouldNotVerify.ifAny(unread);
        if (!any) {
            throw new NotApplicable("no controller has a command line client, or none may be asked");
        }
    }

    private static void judge(
            HostReadings host, ClientAnswer answer, Findings findings, List<Unread> unread, Map<String, Integer> well) {
        String label = label(host, answer.client());
        String subject = answer.client() + " on " + host.host().name();
        switch (answer.proof()) {
            case SPEAKS_V3 -> well.merge(label, 1, Integer::sum);
            case NOT_KNOWN ->
                unread.add(new Unread(
                        host.host().name(), answer.client() + " did not get an answer of keystone: " + answer.lastWords()));
            case SPEAKS_NO_V3 ->
                findings.report(subject)
                        .observed("%s, asked for a token of v3, says: %s", label, answer.lastWords())
                        .expected("401 of keystone, as whoever speaks v3 gets for a user that there is not")
                        .because("it cannot log in at v3: scripts that use it fail, and all of them once v2.0 is gone")
                        .remedy("%s", upgrade(host, answer.client()));
            case BROKEN ->
                findings.report(subject)
                        .observed("%s does not run: %s", label, answer.lastWords())
                        .expected("a client that logs in")
                        .because("the upgrade left it without what it needs: scripts that use it fail")
                        .remedy("%s", upgrade(host, answer.client()));
        }
    }

    private static String upgrade(HostReadings host, String client) {
        String name = installed(host, client)
                .map(InstalledPackage::name)
                .orElse(PACKAGES.getOrDefault(client, List.of(client)).get(0));
        return String.format(
                "on the host: apt-get install --only-upgrade %1$s (or dnf upgrade %1$s); then: %2$s --version", name, client);
    }

    private static String label(HostReadings host, String client) {
        return installed(host, client)
                .map(one -> client + " (" + one.name() + " " + one.version() + ")")
                .orElse(client);
    }

    private static Optional<InstalledPackage> installed(HostReadings host, String client) {
        if (!host.has(Item.PACKAGES) || !(host.of(Item.PACKAGES) instanceof Reading.Text text)) {
            return Optional.empty();
        }
        Packages packages = Packages.parse(text.text());
        return PACKAGES.getOrDefault(client, List.of()).stream()
                .flatMap(name -> packages.named(name).stream())
                .findFirst();
    }
}
