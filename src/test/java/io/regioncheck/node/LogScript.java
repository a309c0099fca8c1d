package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.node.log.HostLogs;
import io.regioncheck.node.log.LogFile;
import io.regioncheck.node.log.NoLogLines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The script that reads logs, by a real shell, on logs of a directory, at a moment in Berlin. */
record LogScript(Path directory, UnaryOperator<String> change) {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Instant NOW = Instant.parse("2026-11-28T07:30:00Z");
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);
    private static final String BUSYBOX = "busybox awk";

    LogScript(Path directory) {
        this(directory, script -> script);
    }

    /** Returns each awk that this machine has. */
    static Stream<String> awks() {
        return Stream.of("mawk", "gawk", "awk", BUSYBOX)
                .filter(name -> Stream.of("/usr/bin/", "/bin/")
                        .anyMatch(path -> Files.isExecutable(Path.of(path + name.replace(" awk", "")))));
    }

    static String at(int minutesAgo) {
        return LOCAL.format(NOW.minusSeconds(60L * minutesAgo));
    }

    static String at(Instant time) {
        return LOCAL.format(time);
    }

    /** The same, of a script that was changed. */
    LogScript changed(UnaryOperator<String> further) {
        return new LogScript(directory, script -> further.apply(change.apply(script)));
    }

    Path log(String path, String... lines) throws IOException {
        return write(path, String.join("\n", lines) + "\n");
    }

    Path write(String path, String text) throws IOException {
        Path file = directory.resolve("log").resolve(path);
        Files.createDirectories(file.getParent());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (path.endsWith(".gz")) {
            try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
                packed.write(bytes);
            }
        } else {
            Files.write(file, bytes);
        }
        return Files.setLastModifiedTime(file, FileTime.from(NOW));
    }

    HostLogs run(String awk, int windowMinutes) throws IOException, InterruptedException, NoLogLines {
        return HostLogs.parse(text(awk, windowMinutes));
    }

    String text(String awk, int windowMinutes) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(directory.resolve("bin-" + awk.replace(' ', '-')));
        wrap(bin, "awk", awk, "");
        wrap(bin, "date", "date", "[ \"$*\" != +%s ] || exec echo " + NOW.getEpochSecond());
        wrap(bin, "dd", "dd", "echo \"$@\" >> " + directory.resolve("dd.log"));
        String script = change.apply(Script.resource("log-lines.sh"))
                .replace("LOGS=/var/log\n", "LOGS=" + directory.resolve("log") + "\n");
        Path file = Files.writeString(directory.resolve("script"), script);
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", file.toString());
        builder.environment().put("N", "0123456789abcdef0123456789abcdef");
        builder.environment().put("SINCE", Long.toString(NOW.getEpochSecond() - 60L * windowMinutes));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", ZONE.getId());
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(output);
    }

    private static void wrap(Path bin, String name, String program, String before) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + before + "\nPATH=/usr/bin:/bin\nexec " + program + " \"$@\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Returns the calls of dd that read a log from a block on to its end. */
    List<String> skips() throws IOException {
        Path calls = directory.resolve("dd.log");
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream()
                        .filter(call -> !call.contains("count="))
                        .toList()
                : List.of();
    }

    static LogFile file(HostLogs logs, String name) {
        return logs.files().stream()
                .filter(file -> file.path().endsWith("/" + name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + logs.files()));
    }

    static List<String> said(HostLogs logs, String name) {
        return file(logs, name).errors().stream()
                .map(said -> said.record().message())
                .toList();
    }
}
