package io.regioncheck.checks.network;

import io.regioncheck.check.Findings;
import io.regioncheck.openstack.SubnetPool;
import java.util.Collection;

/** Says how much of a shared subnet pool is cut into subnets; of IPv4. */
final class SubnetPoolJudge {
    private static final int BITS = 32;

    private final Findings findings;
    private final PoolLevels levels;

    SubnetPoolJudge(Findings findings, PoolLevels levels) {
        this.findings = findings;
        this.levels = levels;
    }

    /** @param cut the ranges of all subnets that were cut from it */
    void judge(SubnetPool pool, Collection<String> cut) {
        long block = 1L << (BITS - pool.usualLength());
        long total = addresses(pool.prefixes()) / block;
        long free = Math.max(0, addresses(pool.prefixes()) - addresses(cut)) / block;
        long used = total - free;
        if (free == 0) {
            report(pool, used, total).expected("room for one more");
        } else if (used >= total / 100.0 * levels.usedPercent()) {
            report(pool, used, total).warning().expected("less than %d %% in use", levels.usedPercent());
        } else {
            findings.confirm("subnet pool %s: %d of %d subnets of its usual size in use", pool.name(), used, total);
        }
    }

    private Findings.Expectation report(SubnetPool pool, long used, long total) {
        return findings.report("subnet pool " + pool.name())
                .observed("%d of %d subnets of /%d are cut from it", used, total, pool.usualLength())
                .because("who asks for a subnet of it gets none")
                .remedy(
                        "openstack subnet pool set --pool-prefix RANGE %s   # one more beside %s",
                        pool.id(), String.join(", ", pool.prefixes()));
    }

    private static long addresses(Collection<String> ranges) {
        return ranges.stream()
                .mapToLong(range -> 1L << (BITS - Integer.parseInt(range.substring(range.indexOf('/') + 1))))
                .sum();
    }
}
