package io.regioncheck.demo.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** A command that runs on a host: it holds no thread while it waits. */
final class Exec implements Command {
    private final Function<InputStream, Gather.Printed> work;
    private final BooleanSupplier hangs;
    private final ScheduledExecutorService threads;
    private final AtomicBoolean abandoned = new AtomicBoolean();
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, message, closed) -> {};

    /**
     * @param work is given the standard input
     * @param hangs whether its host hangs: then it does not end
     */
    Exec(Function<InputStream, Gather.Printed> work, BooleanSupplier hangs, ScheduledExecutorService threads) {
        this.work = work;
        this.hangs = hangs;
        this.threads = threads;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        threads.execute(() -> {
            Gather.Printed outcome = outcome();
            threads.schedule(() -> end(outcome), outcome.after().toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** A script that is wrong must not look like a host that hangs. */
    private Gather.Printed outcome() {
        try {
            return work.apply(in);
        } catch (RuntimeException broken) {
            return Gather.Printed.of(Outcome.failed(255, "the demo region cannot answer: " + broken + "\n"));
        }
    }

    private void end(Gather.Printed outcome) {
        if (abandoned.get() || hangs.getAsBoolean()) {
            return;
        }
        try {
            out.write(outcome.output());
            out.flush();
            err.write(outcome.errors());
            err.flush();
            exit.onExit(outcome.exitCode());
        } catch (IOException gone) {
            exit.onExit(255);
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        abandoned.set(true);
    }
}
