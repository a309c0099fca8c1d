package io.regioncheck.demo.volume;

import io.regioncheck.demo.http.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Cinder's database. */
final class Store {
    /** A region that runs for long forgets its oldest messages, where cinder keeps them for a month. */
    private static final int MESSAGES = 1000;

    private final AtomicLong order = new AtomicLong();
    private final Map<String, Volume> volumes = new ConcurrentHashMap<>();
    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, UserMessage> messages = new ConcurrentSkipListMap<>();

    long next() {
        return order.incrementAndGet();
    }

    void add(Volume volume) {
        volumes.put(volume.id(), volume);
    }

    void add(Snapshot snapshot) {
        snapshots.put(snapshot.id(), snapshot);
    }

    void tell(String requestId, String projectId, String resourceType, String resourceId, UserMessage.Reason reason) {
        UserMessage message = new UserMessage(
                UUID.randomUUID().toString(),
                next(),
                projectId,
                requestId,
                resourceType,
                resourceId,
                reason,
                Moments.now());
        messages.put(message.order(), message);
        while (messages.size() > MESSAGES) {
            messages.pollFirstEntry();
        }
    }

    Optional<Volume> volume(String id) {
        return Optional.ofNullable(volumes.get(id));
    }

    Optional<Snapshot> snapshot(String id) {
        return Optional.ofNullable(snapshots.get(id));
    }

    /** Returns a volume that the caller sees. */
    Volume volume(Caller caller, String id) {
        return volume(id).filter(volume -> isSeenBy(caller, volume.projectId())).orElseThrow(() -> Faults.noVolume(id));
    }

    Snapshot snapshot(Caller caller, String id) {
        return snapshot(id)
                .filter(snapshot -> isSeenBy(caller, snapshot.projectId()))
                .orElseThrow(() -> Faults.noSnapshot(id));
    }

    private static boolean isSeenBy(Caller caller, String projectId) {
        return caller.isAdmin() || caller.projectId().equals(projectId);
    }

    /** Changes a volume if it is there; a refusal of the change leaves it as it is. */
    Optional<Volume> change(String id, UnaryOperator<Volume> how) {
        return Optional.ofNullable(volumes.computeIfPresent(id, (key, volume) -> how.apply(volume)));
    }

    Optional<Snapshot> changeSnapshot(String id, UnaryOperator<Snapshot> how) {
        return Optional.ofNullable(snapshots.computeIfPresent(id, (key, snapshot) -> how.apply(snapshot)));
    }

    void removeVolume(String id) {
        volumes.remove(id);
    }

    void removeSnapshot(String id) {
        snapshots.remove(id);
    }

    void removeMessage(UserMessage message) {
        messages.remove(message.order());
    }

    Stream<Volume> volumes() {
        return volumes.values().stream();
    }

    Stream<Snapshot> snapshots() {
        return snapshots.values().stream();
    }

    /** Returns the messages of a project, newest first. */
    List<UserMessage> messages(String projectId) {
        return messages.descendingMap().values().stream()
                .filter(message -> message.projectId().equals(projectId))
                .toList();
    }

    List<Volume> volumesOf(String projectId) {
        return volumes()
                .filter(volume -> volume.projectId().equals(projectId))
                .sorted(Comparator.comparingLong(Volume::order).reversed())
                .toList();
    }
}
