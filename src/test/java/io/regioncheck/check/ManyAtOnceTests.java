package io.regioncheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ManyAtOnceTests {
    private static final List<Integer> THINGS = List.of(1, 2, 3, 4, 5, 6);

    @Test
    void answersComeInTheOrderOfTheThings() {
        assertThat(new ManyAtOnce(3).ask(THINGS, thing -> thing * 10)).containsExactly(10, 20, 30, 40, 50, 60);
    }

    @Test
    void soManyAreAskedAtOnceAndNoMore() {
        CountDownLatch meet = new CountDownLatch(2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        new ManyAtOnce(2).doForEach(THINGS, thing -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            meet.countDown();
            await(meet);
            now.decrementAndGet();
        });
        assertThat(most.get()).isEqualTo(2);
    }

    @Test
    void oneThatFailsTakesNothingFromTheOthers() {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        assertThatThrownBy(() -> new ManyAtOnce(1).doForEach(THINGS, thing -> {
                    if (thing == 2) {
                        throw new CouldNotVerify("the second");
                    }
                    done.add(thing);
                }))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("the second");
        assertThat(done).containsExactly(1, 3, 4, 5, 6);
    }

    @Test
    void aSweepEndsWithTheFirstThatFails() {
        assertThatThrownBy(() -> new ManyAtOnce(1).ask(THINGS, thing -> {
                    throw new CouldNotVerify("number " + thing);
                }))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("number 1");
    }

    @Test
    void nothingToAskIsNoAnswer() {
        assertThat(new ManyAtOnce(4).ask(List.of(), thing -> thing)).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
