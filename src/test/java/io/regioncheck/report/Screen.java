package io.regioncheck.report;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal that understands what we write to one, and says what is on it. */
final class Screen {
    private static final Pattern PIECE = Pattern.compile("\u001b\\[(\\??[0-9;]*)([A-Za-z])|\r|\n|[^\u001b\r\n]+");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final List<String> rows = new ArrayList<>(List.of(""));
    private int row;

    PrintStream out() {
        return out;
    }

    String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /** Returns what stands on the screen, a row each, without the last one if it is empty. */
    List<String> rows() {
        rows.clear();
        rows.add("");
        row = 0;
        Matcher piece = PIECE.matcher(written());
        while (piece.find()) {
            if (piece.group().equals("\n")) {
                move(1);
            } else if (piece.group(2) != null) {
                control(piece.group(1), piece.group(2));
            } else if (!piece.group().equals("\r")) {
                rows.set(row, rows.get(row) + piece.group());
            }
        }
        return List.copyOf(rows.get(rows.size() - 1).isEmpty() ? rows.subList(0, rows.size() - 1) : rows);
    }

    private void control(String arguments, String command) {
        switch (command) {
            case "A" -> move(-Integer.parseInt(arguments));
            case "J" -> {
                rows.subList(row, rows.size()).clear();
                rows.add("");
            }
            case "m", "h", "l" -> {}
            default -> throw new IllegalArgumentException("no terminal knows " + command);
        }
    }

    private void move(int rowsDown) {
        row += rowsDown;
        while (rows.size() <= row) {
            rows.add("");
        }
    }
}
