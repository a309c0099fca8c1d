package io.regioncheck.environment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that prints a secret. What it prints is in no message. */
final class SecretCommand {
    private final List<String> command;
    private final Duration patience;

    SecretCommand(List<String> command) {
        this(command, Duration.ofSeconds(10));
    }

    SecretCommand(List<String> command, Duration patience) {
        this.command = List.copyOf(command);
        this.patience = patience;
    }

    /** Either the first line, or what went wrong. */
    record Answer(Optional<String> line, Optional<String> problem) {}

    Answer run() {
        String program = command.isEmpty() ? "nothing" : command.get(0);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                process.getOutputStream().close();
                return answer(program, process);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException | IndexOutOfBoundsException failure) {
            return failed(program + ", which cannot be started");
        }
    }

    private Answer answer(String program, Process process) {
        try {
            Optional<String> line = firstLine(process)
                    .thenCombine(process.onExit(), (first, ended) -> first)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (process.exitValue() != 0) {
                return failed(program + ", which ended with " + process.exitValue());
            }
            return line.isPresent() ? new Answer(line, Optional.empty()) : failed(program + ", which printed nothing");
        } catch (TimeoutException late) {
            return failed(program + ", which did not end within " + patience.toSeconds() + " s");
        } catch (ExecutionException broken) {
            return failed(program + ", whose output cannot be read");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return failed(program + ", while it was interrupted");
        }
    }

    /** Reads on after the first line, so that a program with more to say need not wait for a reader. */
    private static CompletableFuture<Optional<String>> firstLine(Process process) {
        CompletableFuture<Optional<String>> first = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = process.inputReader()) {
                        first.complete(Optional.ofNullable(lines.readLine())
                                .map(String::strip)
                                .filter(text -> !text.isEmpty()));
                        lines.transferTo(Writer.nullWriter());
                    } catch (IOException broken) {
                        first.completeExceptionally(broken);
                    }
                },
                "secret");
        reader.setDaemon(true);
        reader.start();
        return first;
    }

    private static Answer failed(String problem) {
        return new Answer(Optional.empty(), Optional.of(problem));
    }
}
