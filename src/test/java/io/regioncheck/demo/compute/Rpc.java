package io.regioncheck.demo.compute;

import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.util.concurrent.CountDownLatch;

/** Who of nova's daemons hears what is sent over the message bus. */
final class Rpc {
    private final DemoRegion region;

    Rpc(DemoRegion region) {
        this.region = region;
    }

    boolean reachesConductor() {
        return !region.suffers(Incident.CONDUCTOR_STOPPED);
    }

    boolean reachesScheduler() {
        return !region.suffers(Incident.SCHEDULER_STOPPED);
    }

    boolean reaches(String host) {
        boolean silent = region.strikes(Incident.NOVA_COMPUTE_STOPPED, Role.COMPUTE, host)
                || region.strikes(Incident.NOVA_COMPUTE_HUNG, Role.COMPUTE, host);
        return reachesConductor() && !silent;
    }

    /**
     * Sends what nobody answers. Whether anybody hears it is another question: {@link #reaches}.
     *
     * @throws Refusal 504 from before nova, if the broker takes nothing
     */
    void cast() {
        if (!region.publish()) {
            throw new Refusal(504, "Gateway Time-out");
        }
    }

    /**
     * Asks a compute for something that the API waits for.
     *
     * @throws Refusal 500 after the RPC timeout, if it does not answer; 504 if the broker takes nothing
     */
    void call(String host) {
        cast();
        if (reaches(host)) {
            return;
        }
        CountDownLatch timeout = new CountDownLatch(1);
        region.after(region.tempo().rpcTimeout(), timeout::countDown);
        try {
            timeout.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw unexpected("oslo_messaging.exceptions.MessagingTimeout");
    }

    /** Returns what nova-api answers when it has met an exception that it did not expect. */
    static Refusal unexpected(String exception) {
        return new Refusal(
                500,
                "Unexpected API Error. Please report this at http://bugs.launchpad.net/nova/ and attach the Nova API log"
                        + " if possible.\n<class '" + exception + "'>");
    }
}
