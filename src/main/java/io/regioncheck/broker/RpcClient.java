package io.regioncheck.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.ShutdownSignalException;
import io.regioncheck.deadline.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A client of oslo.messaging's RPC: one connection and one reply queue, which is exclusive and goes with it. The queues of services are
 * never declared, only published to.
 */
public final class RpcClient implements AutoCloseable {
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Connection connection;
    private final Channel replies;
    private final String replyQueue;
    private final Map<String, PendingCall> calls = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> markers = new ConcurrentHashMap<>();
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(RpcClient::daemon);
    /** Apart from the clock: to publish may take its time, and nobody's time may run out later for that. */
    private final ScheduledExecutorService again = Executors.newSingleThreadScheduledExecutor(RpcClient::daemon);

    private volatile Optional<String> blocked = Optional.empty();

    /**
     * How long is waited, and how many questions are on their way at once.
     *
     * @param inTime a reply that takes longer is late; who has not replied by then is asked once more, for brokers do lose a message
     * @param atMost after this nobody waits any more, and the broker drops a question that still lies in its queue
     */
    public record Bounds(Duration inTime, Duration atMost, int inFlight) {
        public static final Bounds USUAL = new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(10), 200);
    }

    private RpcClient(Connection connection, Channel replies, String replyQueue) {
        this.connection = connection;
        this.replies = replies;
        this.replyQueue = replyQueue;
    }

    static RpcClient over(Connection connection) {
        String name = "reply_" + Bus.NAME + "_" + newId();
        try {
            RpcClient client = new RpcClient(connection, connection.createChannel(), name);
            client.listen();
            return client;
        } catch (IOException | ShutdownSignalException broken) {
            connection.abort();
            throw new BrokerFailed(
                    BrokerFailed.Kind.FORBIDDEN,
                    "AMQP, a reply queue of our own",
                    String.valueOf(
                            broken.getCause() == null
                                    ? broken.getMessage()
                                    : broken.getCause().getMessage()),
                    "let the user configure and read reply_" + Bus.NAME + "_.*",
                    broken);
        }
    }

    private void listen() throws IOException {
        replies.queueDeclare(replyQueue, false, true, true, Map.of());
        replies.basicConsume(replyQueue, true, (tag, delivery) -> take(delivery), tag -> {});
        connection.addBlockedListener(reason -> blocked = Optional.of(reason), () -> blocked = Optional.empty());
        connection.addShutdownListener(signal -> calls.values()
                .forEach(call -> call.settle(new RpcAnswer.Unknown("the connection ended: " + Bus.wordsOf(signal)))));
    }

    /**
     * Asks all of them, so many at a time, and returns what became of each, in their order.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public synchronized <Q extends RpcQuestion> Map<Q, RpcAnswer> ask(
            Collection<Q> questions, Bounds bounds, Deadline deadline) {
        Map<Q, PendingCall> asked = new LinkedHashMap<>();
        questions.forEach(question -> asked.put(question, new PendingCall(question)));
        Semaphore places = new Semaphore(bounds.inFlight());
        Set<String> ids = ConcurrentHashMap.newKeySet();
        try {
            for (PendingCall call : asked.values()) {
                if (!places.tryAcquire(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
                call.over().thenRun(places::release);
                send(call, bounds, ids);
            }
            awaitAll(asked.values(), deadline);
            flush();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while services were asked");
        } finally {
            asked.values().forEach(PendingCall::timeIsUp);
            calls.keySet().removeAll(ids);
        }
        Map<Q, RpcAnswer> answers = new LinkedHashMap<>();
        asked.forEach((question, call) -> answers.put(question, explained(question, call.answer(bounds.inTime()))));
        return answers;
    }

    private void send(PendingCall call, Bounds bounds, Set<String> ids) {
        if (blocked.isPresent()) {
            call.settle(new RpcAnswer.NotTaken(whyNotTaken()));
            return;
        }
        publish(call, bounds.atMost(), ids);
        Duration left = bounds.atMost().minus(bounds.inTime());
        if (!left.isNegative() && !left.isZero()) {
            after(bounds.inTime(), again, () -> sendAgain(call, left, ids));
        }
        after(bounds.atMost(), clock, () -> call.giveUp(bounds.atMost(), whyNotTaken()));
    }

    private void sendAgain(PendingCall call, Duration left, Set<String> ids) {
        if (call.isOpen() && blocked.isEmpty()) {
            publish(call, left, ids);
        }
    }

    private void publish(PendingCall call, Duration expiry, Set<String> ids) {
        String id = newId();
        ids.add(id);
        calls.put(id, call);
        // it must not lie there when nobody waits any more: who came to it late would reply to a queue that is gone,
        // and log that
        BasicProperties properties = new BasicProperties.Builder()
                .contentType("application/json")
                .contentEncoding("utf-8")
                .headers(Map.of())
                .deliveryMode(1)
                .priority(0)
                .messageId(id)
                .expiration(String.valueOf(expiry.toMillis()))
                .build();
        Lane lane = lanes.computeIfAbsent(
                call.question().target().exchange(), exchange -> Lane.open(connection, exchange, calls));
        lane.publish(call, properties, Envelope.seal(call.question(), id, replyQueue));
    }

    private static void after(Duration time, ScheduledExecutorService executor, Runnable task) {
        var unused = executor.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String whyNotTaken() {
        return blocked.map(reason -> "it blocks publishers: " + reason).orElse("it did not confirm");
    }

    private void take(Delivery delivery) {
        Optional.ofNullable(delivery.getProperties().getMessageId())
                .map(markers::remove)
                .ifPresent(marker -> marker.complete(null));
        Envelope.Opened opened = Envelope.open(delivery.getBody());
        Optional<PendingCall> call = opened.id().map(calls::get);
        call.ifPresent(asked -> opened.reply()
                .ifPresentOrElse(
                        reply -> asked.replied(opened.id().orElseThrow(), reply),
                        () -> asked.garbled(opened.trouble())));
    }

    private static void awaitAll(Collection<PendingCall> mine, Deadline deadline) throws InterruptedException {
        CompletableFuture<?> all =
                CompletableFuture.allOf(mine.stream().map(PendingCall::over).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            // what is open then says so itself
            return;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a call is over, it never fails", impossible);
        }
    }

    /** Waits until all that lay in the reply queue by now was taken: a second reply to the last question is among it. */
    private void flush() throws InterruptedException {
        if (blocked.isPresent()) {
            return;
        }
        String id = newId();
        CompletableFuture<Void> marker = new CompletableFuture<>();
        markers.put(id, marker);
        try (Channel scratch = connection.createChannel()) {
            scratch.basicPublish(
                    "", replyQueue, new BasicProperties.Builder().messageId(id).build(), new byte[0]);
            marker.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | ShutdownSignalException | TimeoutException | ExecutionException notToldToUs) {
            markers.remove(id);
        }
    }

    /** A queue that nobody consumes from is another trouble than a service that does not reply. */
    private RpcAnswer explained(RpcQuestion question, RpcAnswer answer) {
        if (!(answer instanceof RpcAnswer.Silent) || blocked.isPresent()) {
            return answer;
        }
        try (Channel scratch = connection.createChannel()) {
            var queue = scratch.queueDeclarePassive(question.target().key());
            return queue.getConsumerCount() == 0 ? new RpcAnswer.NoConsumer(queue.getMessageCount()) : answer;
        } catch (IOException | ShutdownSignalException | TimeoutException notToldToUs) {
            return answer;
        }
    }

    /** Returns the name of our reply queue. */
    String replyQueue() {
        return replyQueue;
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "rpc-clock");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        again.shutdownNow();
        connection.abort(Math.toIntExact(MOMENT.toMillis()));
    }
}
