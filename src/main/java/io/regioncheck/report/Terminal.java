package io.regioncheck.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the reader of our standard output can show.
 *
 * @param live whether lines can be drawn over
 * @param unicode whether marks and arrows beyond ASCII can be shown
 * @param width in columns
 */
public record Terminal(boolean live, boolean colours, boolean unicode, int width) {
    private static final int PLAIN_WIDTH = 120;
    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 40;

    public Terminal {
        width = Math.max(NARROWEST, width);
    }

    /** Looks at this process: its console, its environment, the charset of its standard output. */
    public static Terminal detect() {
        return detect(System.getenv(), isTerminal(), stdoutCharset());
    }

    static Terminal detect(Map<String, String> variables, boolean terminal, Charset charset) {
        boolean unicode = charset.newEncoder().canEncode(Ink.BEYOND_ASCII);
        boolean live = terminal
                && !"dumb".equals(variables.getOrDefault("TERM", "dumb"))
                && variables.getOrDefault("CI", "").isEmpty();
        if (!live) {
            return new Terminal(false, false, unicode, PLAIN_WIDTH);
        }
        boolean colours = variables.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(true, colours, unicode, columns(variables).orElse(USUAL_WIDTH));
    }

    /** From JDK 22 on there is a console even where there is no terminal; it can say so, which the one of 17 cannot. */
    private static boolean isTerminal() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderThan22) {
            return true;
        }
    }

    /** System.out is opened with the first of these that is set. */
    private static Charset stdoutCharset() {
        return Optional.ofNullable(System.getProperty("stdout.encoding"))
                .or(() -> Optional.ofNullable(System.getProperty("sun.stdout.encoding")))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .orElse(Charset.defaultCharset());
    }

    private static Optional<Integer> columns(Map<String, String> variables) {
        return number(variables.getOrDefault("COLUMNS", "")).or(Terminal::askTerminal);
    }

    /** Java has no call for it; stty prints "rows columns". */
    private static Optional<Integer> askTerminal() {
        File tty = new File("/dev/tty");
        if (!tty.exists()) {
            return Optional.empty();
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(tty)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return Optional.empty();
            }
            String[] answer = new String(stty.getInputStream().readAllBytes(), Charset.defaultCharset())
                    .strip()
                    .split(" ");
            return number(answer[answer.length - 1]);
        } catch (IOException noSuchCommand) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        return text.toLowerCase(Locale.ROOT).matches("[1-9]\\d{0,3}")
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }
}
