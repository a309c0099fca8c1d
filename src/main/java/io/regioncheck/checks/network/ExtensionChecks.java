package io.regioncheck.checks.network;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Environment;
import io.regioncheck.release.Release;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether neutron's API still has what its users call. */
@Checks(component = Component.NETWORK)
class ExtensionChecks {
    @Check(
            id = "network.extensions",
            title = "The extensions of neutron's API that are needed are offered",
            why =
                    "An extension that is lost takes its part of the API along: calls that worked before the upgrade answer 404, attributes are refused.",
            after = {"identity.catalog:network", "identity.endpoints:network"},
            asks = "GET network /v2.0/extensions")
    void neededExtensionsAreOffered(Region region, Findings findings) {
        Environment environment = region.environment();
        List<String> offered = region.cloud().network().extensions();
        if (offered.isEmpty()) {
            throw new CouldNotVerify("neutron lists no extension at all, which no release does");
        }
        findings.attach(ExtensionBaseline.FILE.evidence(ExtensionBaseline.now(environment.region(), offered)));
        Optional<Path> file = environment.baselines().extensions();
        Optional<ExtensionBaseline> baseline = file.flatMap(ExtensionBaseline.FILE::read);
        Release target = Release.parse(environment.releases().target());
        ExtensionJudge judge = new ExtensionJudge(findings, offered, target);
        judge.ours(environment);
        judge.required(environment.requiredExtensions());
        baseline.ifPresentOrElse(
                judge::asBefore,
                () -> findings.leftOut(
                        "comparing extensions", ExtensionBaseline.FILE.missing(file, "baselines.extensions")));
    }
}
