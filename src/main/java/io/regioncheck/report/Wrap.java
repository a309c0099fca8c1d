package io.regioncheck.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of at most so many columns, between words where it can. */
record Wrap(int width) {

    List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        text.strip().lines().forEach(line -> wrap(line.stripTrailing(), lines));
        return lines;
    }

    private void wrap(String line, List<String> lines) {
        String rest = line;
        while (rest.length() > width) {
            int gap = rest.lastIndexOf(' ', width);
            // a word longer than the line, such as a URL, is left whole: it is there to be copied
            int end = gap > 0 ? gap : rest.indexOf(' ');
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
    }

    /** Cuts a line to this width. */
    String cut(String line) {
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }
}
