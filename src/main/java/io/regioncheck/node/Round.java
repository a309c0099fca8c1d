package io.regioncheck.node;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Gather;
import io.regioncheck.environment.SshAccess;
import io.regioncheck.node.Progress.Stage;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.sshd.client.session.ClientSession;

/**
 * Some hosts are asked, so many at a time, and so many behind one jump host. One that does not answer at all gives its place to the next
 * after a second and is waited for beside them: a rack that is dark costs the others nothing. One that answers and is slow does so as
 * long as these are not too many: if all are slow, it is this machine or what leads to them, and more at once would make it worse.
 */
final class Round {
    private final Connections connections;
    private final Gather gather;
    private final Deadline begins;
    private final Executor threads;
    private final Turnstile places;
    private final Semaphore beside;
    private final Map<SshAccess, Turnstile> behind = new ConcurrentHashMap<>();
    private final Map<SshAccess, CompletableFuture<ClientSession>> jumpHosts = new ConcurrentHashMap<>();

    /**
     * @param atOnce how many at a time
     * @param begins until when hosts are begun with
     * @param threads look names up and begin connections
     */
    Round(Connections connections, Gather gather, int atOnce, Deadline begins, Executor threads) {
        this.connections = connections;
        this.gather = gather;
        this.begins = begins;
        this.threads = threads;
        this.places = new Turnstile(atOnce);
        this.beside = new Semaphore(atOnce);
    }

    /** Asks a host in its turn. */
    CompletableFuture<HostReadings> ask(Visit visit) {
        CompletableFuture<HostReadings> told = new CompletableFuture<>();
        visit.host().ssh().via().ifPresentOrElse(jump -> through(jump, visit, told), () -> inTurn(visit, told));
        return told;
    }

    /** A jump host is asked once: if it does not let us in, all behind it are not waited for. */
    private void through(SshAccess jump, Visit visit, CompletableFuture<HostReadings> told) {
        jumpHosts
                .computeIfAbsent(
                        jump,
                        access -> CompletableFuture.supplyAsync(() -> connections.jumpHost(access), threads)
                                .thenCompose(Function.identity()))
                .whenComplete((session, trouble) -> {
                    if (trouble == null) {
                        behind(jump).enter(pass -> {
                            told.whenComplete((done, failed) -> pass.giveBack());
                            inTurn(visit, told);
                        });
                    } else {
                        told.completeExceptionally(JumpHosts.unreachable(visit.host(), trouble));
                    }
                });
    }

    private Turnstile behind(SshAccess jump) {
        return behind.computeIfAbsent(jump, access -> new Turnstile(gather.behindOneJumpHost()));
    }

    private void inTurn(Visit visit, CompletableFuture<HostReadings> told) {
        places.enter(place -> {
            told.whenComplete((done, failed) -> place.giveBack());
            threads.execute(() -> {
                try {
                    ask(visit, place, told);
                } catch (RuntimeException broken) {
                    told.completeExceptionally(broken);
                }
            });
        });
    }

    private void ask(Visit visit, Turnstile.Pass place, CompletableFuture<HostReadings> told) {
        if (begins.hasPassed() && visit.before().isPresent()) {
            told.completeExceptionally(visit.before().get());
            return;
        }
        Progress progress = new Progress();
        connections.pace().watch(() -> keeps(place, progress, told));
        visit.ask(connections, progress, gather.hostDeadline()).whenComplete((readings, trouble) -> {
            if (trouble == null) {
                told.complete(readings);
            } else {
                told.completeExceptionally(trouble);
            }
        });
    }

    /** A tick has passed: returns whether it may yet have to give its place to the next. */
    private boolean keeps(Turnstile.Pass place, Progress progress, CompletableFuture<HostReadings> told) {
        if (told.isDone() || progress.has(Stage.LET_IN)) {
            return false;
        }
        if (progress.listened().compareTo(connections.patience().usual()) < 0) {
            return true;
        }
        boolean answers = progress.has(Stage.CONNECTED);
        if (answers && !beside.tryAcquire()) {
            return true;
        }
        if (answers) {
            told.whenComplete((done, failed) -> beside.release());
        }
        place.giveBack();
        return false;
    }
}
