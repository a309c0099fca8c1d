package io.regioncheck.checks.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.openstack.AddressRange;
import io.regioncheck.openstack.Quota;
import io.regioncheck.openstack.SubnetPool;
import io.regioncheck.openstack.VirtualNetwork;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pools of addresses, subnet pools and quotas: when they are full, nearly, and not at all. */
class PoolJudgeTests {
    private static final VirtualNetwork OUTSIDE = new VirtualNetwork(
            "net-1", "public", "ACTIVE", Optional.of("flat"), Optional.of("external"), Optional.empty(), true);
    private static final AddressRange HUNDRED = range("a", 4, Optional.empty(), List.of(), "10.0.0.1", "10.0.0.100");

    private final Findings findings = new Findings();
    private final PoolLevels levels = new PoolLevels(90, 2);

    private static AddressRange range(
            String id, int version, Optional<String> segment, List<String> types, String first, String last) {
        return new AddressRange(
                id,
                "subnet-" + id,
                "net-1",
                version,
                version == 4 ? "10.0.0.0/24" : "2001:db8::/64",
                first.isEmpty() ? List.of() : List.of(new AddressRange.Pool(first, last)),
                segment,
                types,
                Optional.empty());
    }

    private List<Finding> judged(AddressRange range, long used, long wanted) {
        new PoolJudge(findings, levels)
                .judge(AddressPool.of(OUTSIDE, List.of(range)).get(0), used, wanted);
        return Found.in(findings);
    }

    @Test
    void halfFullPoolIsWell() {
        assertThat(judged(HUNDRED, 50, 20)).isEmpty();
        assertThat(Found.facts(findings)).containsExactly("public (subnet-a 10.0.0.0/24): 50 of 100 addresses in use");
    }

    @Test
    void exhaustedPoolIsAnErrorWithItsSubnet() {
        assertThat(judged(HUNDRED, 100, 0)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.observed()).isEqualTo("100 of 100 addresses in use (100 %): subnet-a 10.0.0.0/24");
            assertThat(finding.remedy()).contains("openstack floating ip list --network net-1", "--allocation-pool");
        });
    }

    @Test
    void nearlyFullPoolIsAWarning() {
        assertThat(judged(HUNDRED, 90, 0)).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void largePoolsShareIsNotRoundedUp() {
        assertThat(judged(HUNDRED, 89, 0)).isEmpty();
    }

    @Test
    void fewAddressesLeftAreAWarningHoweverSmallTheShare() {
        AddressRange four = range("b", 4, Optional.empty(), List.of(), "10.0.0.1", "10.0.0.4");
        assertThat(judged(four, 3, 0)).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void lessThanTheSmokeSuiteTakesIsAWarning() {
        assertThat(judged(HUNDRED, 85, 16)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.expected()).contains("16 free");
        });
    }

    @Test
    void ipv6DoesNotOverflow() {
        AddressRange six = range("c", 6, Optional.empty(), List.of(), "2001:db8::1", "2001:db8::ffff:ffff:ffff:ffff");
        assertThat(judged(six, 4_000_000, 0)).isEmpty();
    }

    @Test
    void subnetsStandInForEachOtherOnlyWhereTheyCan() {
        AddressRange more = range("d", 4, Optional.empty(), List.of(), "10.0.0.101", "10.0.0.110");
        AddressRange routed = range("e", 4, Optional.of("segment"), List.of(), "10.1.0.1", "10.1.0.9");
        AddressRange kept = range("f", 4, Optional.empty(), List.of("network:router_gateway"), "10.2.0.1", "10.2.0.9");
        AddressRange none = range("g", 4, Optional.empty(), List.of(), "", "");
        List<AddressPool> pools = AddressPool.of(OUTSIDE, List.of(HUNDRED, more, routed, kept, none));
        assertThat(pools).extracting(AddressPool::total).containsExactly(110L, 9L, 9L);
        assertThat(pools).extracting(AddressPool::isForFloating).containsExactly(true, true, false);
    }

    @Test
    void onlyAddressesOfThePoolsAreCountedAndEachOnce() {
        AddressPool pool = AddressPool.of(OUTSIDE, List.of(HUNDRED)).get(0);
        assertThat(pool.count(List.of("10.0.0.1", "10.0.0.100", "10.0.0.100", "10.0.0.200", "10.0.0.0", "2001:db8::1")))
                .isEqualTo(2);
    }

    @Test
    void subnetPoolWithoutRoomForOneMoreIsAnError() {
        SubnetPool pool = new SubnetPool("p", "shared", 4, true, List.of("10.0.0.0/24"), 26);
        SubnetPoolJudge judge = new SubnetPoolJudge(findings, levels);
        judge.judge(pool, List.of("10.0.0.0/26", "10.0.0.64/26"));
        assertThat(Found.in(findings)).isEmpty();
        judge.judge(pool, Collections.nCopies(4, "10.0.0.0/26"));
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.observed()).isEqualTo("4 of 4 subnets of /26 are cut from it");
        });
    }

    @Test
    void quotaWithoutRoomForTheSmokeSuiteIsNamedWithWhatIsEnough() {
        Map<String, Quota> quotas = Map.of("floatingip", new Quota(10, 8), "port", new Quota(-1, 5000));
        new QuotaJudge(findings).judge("network", quotas, Map.of("floatingip", 3L, "port", 20L, "router", 2L));
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.subject()).isEqualTo("network quota floatingip");
            assertThat(finding.observed()).isEqualTo("8 of 10 in use by the run's project");
            assertThat(finding.remedy()).endsWith("openstack quota set --floating-ips 11 PROJECT");
        });
    }

    @Test
    void quotaThatJustSuffices() {
        new QuotaJudge(findings).judge("network", Map.of("floatingip", new Quota(10, 7)), Map.of("floatingip", 3L));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings)).hasSize(1);
    }
}
