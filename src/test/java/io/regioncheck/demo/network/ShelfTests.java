package io.regioncheck.demo.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ShelfTests {
    private final Shelf<Router> shelf = new Shelf<Router>()
            .indexed("network", router -> router.gatewayNetworkId().stream().toList());

    @Test
    void indexFollowsChanges() {
        Router router = shelf.put(new Router(Label.fresh("r", "p", ""), true, Optional.of("one")));
        assertThat(shelf.having("network", "one")).containsExactly(router);
        Router moved = shelf.put(router.leadingTo(Optional.of("two")));
        assertThat(shelf.having("network", "one")).isEmpty();
        assertThat(shelf.having("network", "two")).containsExactly(moved);
        shelf.remove(router.id());
        assertThat(shelf.having("network", "two")).isEmpty();
        assertThat(shelf.stream()).isEmpty();
    }

    @Test
    void whatIsReplacedIsNeverGone() {
        Router router = shelf.put(new Router(Label.fresh("r", "p", ""), true, Optional.of("one")));
        AtomicBoolean ends = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (!ends.get()) {
                shelf.put(router.leadingTo(Optional.of("one")));
            }
        });
        try {
            for (int i = 0; i < 100_000; i++) {
                assertThat(shelf.find(router.id()).isPresent()).isTrue();
                assertThat(shelf.counting("network", "one")).isEqualTo(1);
            }
        } finally {
            ends.set(true);
            writer.join();
        }
    }
}
