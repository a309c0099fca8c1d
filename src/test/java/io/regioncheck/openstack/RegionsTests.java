package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One keystone, several regions: each is asked at its own endpoints, and one that is not there is said to be missing. */
@Timeout(20)
class RegionsTests {
    private static final int CALLS = 200;

    private final FakeCloud fake = FakeCloud.withRegions("north", "south");

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void regionsOnTwoThreadsDoNotMix() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> both =
                    List.of(threads.submit(() -> callOften("north")), threads.submit(() -> callOften("south")));
            for (Future<?> one : both) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(fake.asked("GET", "/servers/north"))
                .hasSize(CALLS)
                .allMatch(call -> call.path().startsWith("/north/compute/"));
        assertThat(fake.asked("GET", "/servers/south"))
                .hasSize(CALLS)
                .allMatch(call -> call.path().startsWith("/south/compute/"));
    }

    private void callOften(String region) {
        try (Cloud cloud = Cloud.of(fake.environment().region(region).build())) {
            for (int i = 0; i < CALLS; i++) {
                Failing.with(CallFailed.Kind.NOT_FOUND, () -> cloud.compute().server(region));
            }
        }
    }

    @Test
    void missingRegionIsNamedWithThoseThatThereAre() {
        try (Cloud cloud = Cloud.of(fake.environment().region("South").build())) {
            CallFailed failed = Failing.with(
                    CallFailed.Kind.NOT_IN_CATALOG, () -> cloud.compute().services());

            assertThat(failed.answered()).contains("no region South").contains("north, south");
        }
    }

    @Test
    void missingInterfaceIsNamedWithWhatIsOffered() {
        try (Cloud cloud = Cloud.of(fake.environment().face("internal").build())) {
            CallFailed failed = Failing.with(
                    CallFailed.Kind.NOT_IN_CATALOG, () -> cloud.compute().services());

            assertThat(failed.answered())
                    .contains("no internal endpoint of compute in north")
                    .contains("compute public, image public, network public");
        }
    }

    @Test
    void missingServiceIsNotLookedForInOtherRegions() {
        try (Cloud cloud = Cloud.of(fake.environment().build())) {
            Failing.with(CallFailed.Kind.NOT_IN_CATALOG, () -> cloud.placement().allocations("any"));
        }
    }
}
