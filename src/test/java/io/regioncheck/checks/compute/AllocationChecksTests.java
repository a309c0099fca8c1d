package io.regioncheck.checks.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Severity;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.EnvironmentBuilder;
import io.regioncheck.openstack.FakeCloud;
import io.regioncheck.openstack.Twist;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationChecksTests {
    private static final String SERVER = "11111111-1111-4111-8111-111111111111";
    private static final String ORPHAN = "22222222-2222-4222-8222-222222222222";
    private static final String HELD = "{'resources': {'VCPU': 1, 'MEMORY_MB': 192}}";

    private final FakeCloud fake = FakeCloud.start();
    private final Findings findings = new Findings();

    @TempDir
    private Path ledgers;

    @BeforeEach
    void region() {
        says("/placement/", "{'versions': [{'id': 'v1.0', 'max_version': '1.39', 'min_version': '1.0'}]}");
        says(
                "/resource_providers",
                "{'resource_providers': [{'uuid': 'p-1', 'name': 'node-1', 'root_provider_uuid': 'p-1'}]}");
        says("/os-hypervisors", "{'hypervisors': [{'id': 1, 'hypervisor_hostname': 'node-1', 'state': 'up'}]}");
        says("/servers/detail", "{'servers': [" + server("ACTIVE") + "]}");
        fake.keystone().with("placement");
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private void says(String path, String json) {
        fake.always("GET", path, Twist.body(200, json.replace('\'', '"')));
    }

    private static String server(String status) {
        return "{'id': '" + SERVER + "', 'name': 'web', 'status': '" + status + "', 'OS-EXT-STS:task_state': null,"
                + " 'OS-EXT-SRV-ATTR:host': 'compute-1', 'OS-EXT-SRV-ATTR:hypervisor_hostname': 'node-1'}";
    }

    private void providerHolds(String... consumers) {
        says(
                "/p-1/allocations",
                "{'allocations': {"
                        + List.of(consumers).stream()
                                .map(id -> "'" + id + "': " + HELD)
                                .reduce((one, other) -> one + ", " + other)
                                .orElse("")
                        + "}}");
    }

    private void orphanHolds(String type) {
        says("/allocations/" + ORPHAN, "{'allocations': {'p-1': " + HELD + "}, 'consumer_type': '" + type + "'}");
    }

    private List<Finding> found() {
        return found(fake.environment().services("compute", "placement"));
    }

    private List<Finding> found(EnvironmentBuilder environment) {
        says("/os-migrations", "{'migrations': []}");
        try (FakeRun run = new FakeRun(environment.build(), ledgers)) {
            new AllocationChecks()
                    .everythingIsHeldByAServer(run.region(new Parameters(Map.of("settle-seconds", 1))), findings);
            return Found.in(findings);
        }
    }

    @Test
    void serverWithItsAllocationIsWell() {
        providerHolds(SERVER);
        assertThat(found()).isEmpty();
        assertThat(Found.facts(findings))
                .containsExactly("1 servers compared with what 1 consumers hold of 1 providers");
        assertThat(fake.asked("GET", "/os-migrations")).isEmpty();
    }

    @Test
    void allocationWithoutAServerIsNamedWithWhatTakesItAway() {
        providerHolds(SERVER, ORPHAN);
        orphanHolds("unknown");
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.subject()).isEqualTo("allocation of " + ORPHAN);
            assertThat(finding.observed())
                    .isEqualTo("holds MEMORY_MB=192, VCPU=1 of node-1, and there is no server of this id");
            assertThat(finding.remedy())
                    .startsWith("openstack resource provider allocation delete " + ORPHAN)
                    .contains("nova-manage placement audit --delete");
        });
        assertThat(fake.asked("GET", "/allocations/" + ORPHAN))
                .as("it was looked at more than once")
                .hasSizeGreaterThan(2);
    }

    @Test
    void auditIsNotNamedBeforeItCame() {
        providerHolds(SERVER, ORPHAN);
        orphanHolds("unknown");
        assertThat(found(fake.environment().services("compute", "placement").release("train")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).doesNotContain("audit"));
    }

    @Test
    void serverThatIsOnlyMarkedAsDeletedKeepsWhatItHolds() {
        providerHolds(SERVER, ORPHAN);
        orphanHolds("INSTANCE");
        says("/servers/" + ORPHAN, "{'server': " + server("SOFT_DELETED") + "}");
        assertThat(found()).isEmpty();
    }

    @Test
    void whatIsGoneWhenLookedAtAgainIsNotNamed() {
        providerHolds(SERVER, ORPHAN);
        fake.once(
                "GET",
                "/allocations/" + ORPHAN,
                Twist.body(200, ("{'allocations': {'p-1': " + HELD + "}}").replace('\'', '"')));
        says("/allocations/" + ORPHAN, "{'allocations': {}}");
        assertThat(found()).isEmpty();
    }

    @Test
    void migrationUnderWayHoldsWhatItsServerHad() {
        providerHolds(SERVER, ORPHAN);
        orphanHolds("MIGRATION");
        says(
                "/os-migrations",
                "{'migrations': [{'uuid': '" + ORPHAN + "', 'instance_uuid': '" + SERVER
                        + "', 'status': 'finished'}]}");
        assertThat(found()).isEmpty();
    }

    @Test
    void migrationThatIsOverHoldsNothing() {
        providerHolds(SERVER, ORPHAN);
        orphanHolds("unknown");
        says(
                "/os-migrations",
                "{'migrations': [{'uuid': '" + ORPHAN + "', 'instance_uuid': '" + SERVER
                        + "', 'status': 'confirmed'}]}");
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.observed())
                        .endsWith("is of a migration of server " + SERVER + " that is confirmed"));
    }

    @Test
    void whatSaysThatItIsOfAnotherServiceIsNotNovas() {
        providerHolds(SERVER, ORPHAN);
        orphanHolds("CONTAINER");
        assertThat(found()).isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("1 allocations say that they are of another"));
    }

    @Test
    void serverWithoutAllocationIsNamedWithWhatHealsIt() {
        providerHolds();
        says("/allocations/" + SERVER, "{'allocations': {}}");
        says("/servers/" + SERVER, "{'server': " + server("ACTIVE") + "}");
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("server web (" + SERVER + ")");
            assertThat(finding.observed()).isEqualTo("ACTIVE on compute-1, and holds nothing in placement");
            assertThat(finding.remedy())
                    .isEqualTo("nova-manage placement heal_allocations --verbose --instance " + SERVER);
        });
    }

    @Test
    void placementWithoutProvidersIsAnErrorWhereThereAreHypervisors() {
        fake.heal();
        says("/placement/", "{'versions': [{'id': 'v1.0', 'max_version': '1.39', 'min_version': '1.0'}]}");
        says("/os-hypervisors", "{'hypervisors': [{'id': 1, 'hypervisor_hostname': 'node-1', 'state': 'up'}]}");
        says("/resource_providers", "{'resource_providers': []}");
        assertThat(found()).extracting(Finding::observed).containsExactly("no resource provider");
    }

    @Test
    void rightsThatAreMissingAreNoFinding() {
        fake.heal();
        says("/placement/", "{'versions': [{'id': 'v1.0', 'max_version': '1.39', 'min_version': '1.0'}]}");
        says("/os-hypervisors", "{'hypervisors': []}");
        fake.always("GET", "/resource_providers", Twist.status(403));
        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(this::found)
                .withMessageContaining("give the environment's user the role");
        assertThat(Found.in(findings)).isEmpty();
    }

    @Test
    void serversWhoseHostsAreHiddenAreNotJudged() {
        fake.heal();
        says("/placement/", "{'versions': [{'id': 'v1.0', 'max_version': '1.39', 'min_version': '1.0'}]}");
        says(
                "/resource_providers",
                "{'resource_providers': [{'uuid': 'p-1', 'name': 'node-1', 'root_provider_uuid': 'p-1'}]}");
        says("/os-hypervisors", "{'hypervisors': []}");
        providerHolds(SERVER);
        says("/servers/detail", "{'servers': [{'id': '" + SERVER + "', 'name': 'web', 'status': 'ACTIVE'}]}");
        assertThatExceptionOfType(CouldNotVerify.class)
                .isThrownBy(this::found)
                .withMessageContaining("os-extended-server-attributes");
    }

    @Test
    void releasesBeforeOcataKeepNoAllocations() {
        assertThatExceptionOfType(NotApplicable.class)
                .isThrownBy(() -> found(fake.environment().services("compute").release("newton")))
                .withMessageContaining("needed from Ocata on");
        assertThat(fake.asked()).isEmpty();
    }

    @Test
    void laterOnesAreNotVerifiedWithoutIt() {
        assertThatExceptionOfType(CouldNotVerify.class)
                .isThrownBy(() -> found(fake.environment().services("compute").release("ocata")))
                .withMessageContaining("does not list placement");
    }
}
