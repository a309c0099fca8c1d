package io.regioncheck.demo.weather;

import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Weather;
import java.util.function.Supplier;

/** Weather that spoils a share of all answers in one way; who logs in is let through, so that the trouble reaches the services. */
public final class Storm implements Weather {
    private final Misbehaviour misbehaviour;
    private final double share;
    private final Chance chance;
    private volatile boolean over;

    /** @param share of the requests that meet it, 0 to 1 */
    public Storm(Misbehaviour misbehaviour, double share, long seed) {
        this.misbehaviour = misbehaviour;
        this.share = share;
        this.chance = new Chance(seed);
    }

    /** Lets all requests through from now on. */
    public void end() {
        over = true;
    }

    @Override
    public boolean resets() {
        return misbehaviour == Misbehaviour.RESETS;
    }

    @Override
    public Answer pass(String service, Request request, Supplier<Answer> real) {
        return over || service.equals("identity") || !chance.strikes(share)
                ? real.get()
                : misbehaviour.spoil(chance, request, real);
    }
}
