package io.regioncheck.checks.messaging;

import io.regioncheck.checks.messaging.TheilSen.Point;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws the memory of all nodes over the run, from nothing up to a little above the highest, with the watermark where it is near. */
final class MemoryPlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int LEFT = 80;
    private static final int TOP = 20;
    private static final int RIGHT = WIDTH - 20;
    private static final int BOTTOM = HEIGHT - 40;
    private static final List<String> COLOURS = List.of("#1f77b4", "#d95f02", "#1b9e77", "#7570b3", "#666666");

    private final Map<String, List<Point>> used;
    private final double seconds;
    private final double top;
    private final double watermark;

    MemoryPlot(MemoryWatch watch) {
        this.used = watch.used();
        this.seconds = Math.max(1, watch.seconds());
        double highest = used.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Point::value)
                .max()
                .orElse(1);
        this.watermark = used.keySet().stream().mapToLong(watch::limit).min().orElse(0);
        this.top = watermark < 2 * highest ? 1.1 * Math.max(watermark, highest) : 1.25 * highest;
    }

    String svg() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                        + "font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n",
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT));
        for (int quarter = 0; quarter <= 4; quarter++) {
            double value = top * quarter / 4;
            svg.append(line(value, "#dddddd", ""));
            svg.append(text(LEFT - 8, y(value) + 4, "end", Bytes.of(value)));
        }
        if (watermark <= top) {
            svg.append(line(watermark, "#cc0000", " stroke-dasharray=\"6 4\""));
            svg.append(text(RIGHT, y(watermark) - 4, "end", "watermark"));
        }
        svg.append(text(LEFT, BOTTOM + 18, "start", "0 s"));
        svg.append(text(RIGHT, BOTTOM + 18, "end", String.format(Locale.ROOT, "%.0f s", seconds)));
        int node = 0;
        for (Map.Entry<String, List<Point>> one : used.entrySet()) {
            svg.append(curve(one.getKey(), one.getValue(), node++));
        }
        return svg.append("</svg>\n").toString();
    }

    private String curve(String name, List<Point> points, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        String path = points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point.time()), y(point.value())))
                .collect(Collectors.joining(" "));
        return String.format(
                        Locale.ROOT,
                        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n",
                        colour,
                        path)
                + String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
                        LEFT + 60 + 160 * number,
                        BOTTOM + 34,
                        colour,
                        escaped(name));
    }

    private String line(double value, String colour, String more) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>%n",
                LEFT,
                RIGHT,
                y(value),
                y(value),
                colour,
                more);
    }

    private static String text(double x, double y, String anchor, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333333\">%s</text>%n",
                x,
                y,
                anchor,
                escaped(words));
    }

    private double x(double time) {
        return LEFT + (RIGHT - LEFT) * time / seconds;
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * value / top;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
