package io.regioncheck.checks.network;

import io.regioncheck.check.Findings;
import java.util.Locale;

/** Says how full a pool of addresses is. */
final class PoolJudge {
    private final Findings findings;
    private final PoolLevels levels;

    PoolJudge(Findings findings, PoolLevels levels) {
        this.findings = findings;
        this.levels = levels;
    }

    /**
     * Judges one pool.
     *
     * @param wanted addresses that a run of the smoke suite takes of it at once
     */
    void judge(AddressPool pool, long used, long wanted) {
        long total = pool.total();
        long free = Math.max(0, total - used);
        if (free == 0) {
            report(pool, used, total)
                    .expected("addresses left")
                    .because(
                            "%s",
                            pool.isForFloating() ? OUTSIDE : "nobody gets a port there: builds in it end in ERROR");
        } else if (levels.areReached(used, total)) {
            report(pool, used, total)
                    .warning()
                    .expected("less than %d %% in use, and %d free at least", levels.usedPercent(), levels.leastFree())
                    .because("once it is used up, builds there fail");
        } else if (free < wanted) {
            report(pool, used, total)
                    .warning()
                    .expected("%d free, which the smoke suite takes at once", wanted)
                    .because("the smoke suite fails where it gets no floating address");
        } else {
            findings.confirm(
                    "%s (%s): %d of %d addresses in use", pool.network().name(), pool.subnets(), used, total);
        }
    }

    private static final String OUTSIDE = "nobody gets a floating address, and no new router a way out";

    private Findings.Expectation report(AddressPool pool, long used, long total) {
        String network = pool.network().name();
        return findings.report("network " + network)
                .scope(network)
                .observed(
                        "%d of %d addresses in use (%s %%): %s",
                        used,
                        total,
                        String.format(Locale.ROOT, "%.0f", Math.min(100.0, 100.0 * used / total)),
                        pool.subnets())
                .remedy("%s", remedy(pool));
    }

    private static String remedy(AddressPool pool) {
        String network = pool.network().id();
        String more = "openstack subnet set --allocation-pool start=FIRST,end=LAST "
                + pool.ranges().get(0).subnetId()
                + "   # beside those that it has; or openstack subnet create --network "
                + network;
        return pool.isForFloating()
                ? "openstack floating ip list --network " + network
                        + " --status DOWN --long   # those that lead nowhere:" + " openstack floating ip delete ID\n"
                        + more
                : "openstack port list --network " + network + " --long   # those of nobody: openstack port delete ID\n"
                        + more;
    }
}
