package io.regioncheck.demo.weather;

import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Weather;
import java.util.function.Supplier;

/** Weather that spoils a share of all answers in one way; only who logs in is let through, so that the trouble reaches the services. */
public final class Storm implements Weather {
    private final Misbehaviour misbehaviour;
    private final double share;
    private final Chance chance;

    /** @param share of the requests that meet it, 0 to 1 */
    public Storm(Misbehaviour misbehaviour, double share, long seed) {
        this.misbehaviour = misbehaviour;
        this.share = share;
        this.chance = new Chance(seed);
    }

    @Override
    public boolean resets() {
        return misbehaviour == Misbehaviour.RESETS;
    }

    @Override
    public Answer pass(String service, Request request, Supplier<Answer> real) {
        return logsIn(service, request) || !chance.strikes(share)
                ? real.get()
                : misbehaviour.spoil(chance, request, real);
    }

    private static boolean logsIn(String service, Request request) {
        return service.equals("identity")
                && request.method().equals("POST")
                && request.path().endsWith("/auth/tokens");
    }
}
