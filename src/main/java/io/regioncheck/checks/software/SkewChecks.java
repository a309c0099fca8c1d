package io.regioncheck.checks.software;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.environment.Role;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Gathered.HostText;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import io.regioncheck.node.Unread;
import io.regioncheck.node.software.Packages;
import io.regioncheck.node.software.PipPackage;
import io.regioncheck.node.software.PipPackages;
import io.regioncheck.node.software.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Whether hosts have what they should have, and the same. */
@Checks(component = Component.PACKAGES)
class SkewChecks {

    @Check(
            id = "packages.skew",
            title = "Hosts of one role have the same packages, of the release that they should be of",
            why =
                    "A host that was left behind or half upgraded answers otherwise than its neighbours: what a user gets depends on where the request lands.",
            parameters = {
                @Parameter(
                        name = "expect",
                        otherwise = "target",
                        allowed = {"source", "either", "target"},
                        means =
                                "the release of the packages: source before the upgrade, target after it, either in its midst"),
                @Parameter(
                        name = "upgraded",
                        otherwise = "none",
                        allowed = {"none", "keystone", "glance", "nova", "neutron", "cinder", "placement"},
                        means = "the service that must be of the target release although others need not be")
            },
            asks = {
                "on each host: dpkg-query -W, or rpm -qa, of OpenStack and what it stands on",
                "on each host: which distributions of Python in /usr/local and in environments of services pip brought"
            },
            gathers = {Item.PACKAGES, Item.PIP_PACKAGES},
            matrix = WhereHostsAreAsked.class)
    void hostsOfARoleHaveTheSame(Region region, Findings findings) {
        Expected expected =
                Expected.of(region.parameters(), region.environment().releases());
        Gathered gathered = region.gathered();
        List<Unread> unread = new ArrayList<>(gathered.unread(Item.PACKAGES, Item.PIP_PACKAGES));
        List<SoftwareOfHost> hosts = new ArrayList<>();
        for (HostText text : gathered.texts(Item.PACKAGES)) {
            SoftwareOfHost host = host(text, unread);
            if (!host.packages().all().isEmpty()) {
                hosts.add(host);
            }
        }
        new ReleaseJudge(findings, expected).judge(hosts);
        if (expected.isOpen()) {
            findings.leftOut(
                    "which release services have that are not upgraded yet",
                    "the environment does not name the source: release.source");
        }
        new SameJudge(findings).judge(hosts);
        new LibraryJudge(findings).judge(hosts);
        findings.attach(new PackageTable(hosts).evidence());
        CouldNotVerify.ifAny(unread);
    }

    private static SoftwareOfHost host(HostText text, List<Unread> unread) {
        String name = text.host().host().name();
        Packages packages = Packages.parse(text.text());
        boolean runsServices =
                !Collections.disjoint(text.host().host().roles(), List.of(Role.CONTROLLER, Role.COMPUTE, Role.NETWORK));
        if (text.reading().cut() || packages.unreadable() > 0) {
            unread.add(new Unread(name, "its list of packages is longer or other than can be understood"));
        } else if (packages.all().stream()
                        .noneMatch(one -> CodePackages.project(one).isPresent())
                && runsServices) {
            unread.add(
                    new Unread(
                            name,
                            "neither dpkg nor rpm knows a package of OpenStack: what containers and environments hold is not looked at"));
        }
        return new SoftwareOfHost(name, text.host().host().roles(), packages, pip(text, unread));
    }

    private static List<PipPackage> pip(HostText text, List<Unread> unread) {
        if (!text.host().has(Item.PIP_PACKAGES) || !(text.host().of(Item.PIP_PACKAGES) instanceof Reading.Text pip)) {
            return List.of();
        }
        Told<PipPackage> told = PipPackages.parse(pip.text());
        if (pip.cut() || told.unreadable() > 0) {
            unread.add(
                    new Unread(text.host().host().name(), "what pip installed there cannot be understood to its end"));
        }
        return told.all();
    }
}
