package io.regioncheck.checks.network;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.environment.ExternalNetwork;
import io.regioncheck.environment.ServiceType;
import io.regioncheck.openstack.Flavor;
import io.regioncheck.openstack.SubnetPool;
import io.regioncheck.openstack.VirtualNetwork;
import java.util.List;
import java.util.Optional;

/** Whether there is room left: addresses, ranges, and what our own project may have. */
@Checks(component = Component.NETWORK)
class QuotaAndPoolChecks {
    @Check(
            id = "network.quota-and-pools",
            title = "Addresses, subnet pools and the run's quotas have room",
            why =
                    "Where a pool is used up every build in it fails, however well its services are; without quota the smoke suite fails of itself.",
            after = {
                "identity.catalog:network",
                "identity.endpoints:network",
                "identity.catalog:compute",
                "identity.endpoints:compute"
            },
            parameters = {
                @Parameter(
                        name = "used-percent",
                        otherwise = "90",
                        means = "share of a pool's addresses in use from which on it is a warning"),
                @Parameter(
                        name = "free-addresses",
                        otherwise = "2",
                        means = "addresses of a pool left, below which it is a warning"),
                @Parameter(
                        name = "networks",
                        otherwise = "open",
                        allowed = {"open", "all"},
                        means = "whose pools: open are external and shared networks, all those of projects too")
            },
            asks = {
                "GET network /v2.0/networks, subnets, network-ip-availabilities, and ports of what is nearly full or where the API has"
                        + " no availabilities",
                "GET network /v2.0/subnetpools, quotas",
                "GET compute /flavors/detail, /limits",
                "GET volume /os-quota-sets"
            },
            deadlineSeconds = 300)
    void thereIsRoom(Region region, Findings findings) {
        List<String> extensions = region.cloud().network().extensions();
        Flavor flavor =
                region.cloud().compute().flavor(region.environment().smoke().flavor());
        SmokeNeed need = new SmokeNeed(region.environment(), flavor);
        quotas(region, findings, extensions, need);
        if (extensions.contains("subnet_allocation")) {
            subnetPools(region, findings);
        }
        AddressSurvey survey = new AddressSurvey(region, extensions);
        PoolJudge judge = new PoolJudge(findings, PoolLevels.of(region.parameters()));
        List<VirtualNetwork> networks = survey.networks();
        if (networks.isEmpty()) {
            findings.leftOut("counting addresses", "there is neither an external nor a shared network");
        }
        for (VirtualNetwork network : networks) {
            region.doing().accept("counting the addresses of " + network.name());
            survey.uses(network).forEach((pool, used) -> judge.judge(pool, used, wanted(region, pool, need)));
        }
    }

    private static long wanted(Region region, AddressPool pool, SmokeNeed need) {
        Optional<String> external = region.environment().external().map(ExternalNetwork::network);
        boolean ours = external.filter(name ->
                        List.of(pool.network().name(), pool.network().id()).contains(name))
                .isPresent();
        return ours && pool.isForFloating() ? need.outside() : 0;
    }

    private static void quotas(Region region, Findings findings, List<String> extensions, SmokeNeed need) {
        QuotaJudge judge = new QuotaJudge(findings);
        judge.judge("network", region.cloud().networkCapacity().quotas(extensions), need.ofNetwork());
        judge.judge("compute", region.cloud().compute().quotas(), need.ofCompute());
        if (ServiceType.blockStorage(region.environment().services()).isPresent()
                && !region.environment().volumes().isEmpty()) {
            judge.judge("volume", region.cloud().volumes().quotas(), need.ofVolumes());
        }
    }

    private static void subnetPools(Region region, Findings findings) {
        SubnetPoolJudge judge = new SubnetPoolJudge(findings, PoolLevels.of(region.parameters()));
        for (SubnetPool pool : region.cloud().networkCapacity().subnetPools()) {
            if (pool.shared() && pool.ipVersion() == 4) {
                judge.judge(pool, region.cloud().networkCapacity().cutFrom(pool.id()));
            }
        }
    }
}
