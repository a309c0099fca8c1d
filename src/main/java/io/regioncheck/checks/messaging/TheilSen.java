package io.regioncheck.checks.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The slope of a series, robust against jumps and outliers: the median of the slopes between all pairs of points (Theil), with a
 * confidence interval of 95 % from the variance of Kendall's S (Sen 1968).
 *
 * @param slope per unit of time
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
record TheilSen(double slope, double low, double high) {
    private static final double NORMAL_95 = 1.96;

    /** More pairs tell nothing more. */
    private static final int MOST_POINTS = 400;

    private static final int FEWEST_POINTS = 5;

    /** A value at a time. */
    record Point(double time, double value) {}

    /** Returns the slope; empty for fewer points than tell one. */
    static Optional<TheilSen> of(List<Point> all) {
        List<Point> points = thinned(all);
        int n = points.size();
        if (n < FEWEST_POINTS) {
            return Optional.empty();
        }
        double[] slopes = slopes(points);
        double spread = NORMAL_95 * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        int pairs = slopes.length;
        int low = (int) Math.floor((pairs - spread) / 2);
        int high = (int) Math.ceil((pairs + spread) / 2);
        double middle = pairs % 2 == 1 ? slopes[pairs / 2] : (slopes[pairs / 2 - 1] + slopes[pairs / 2]) / 2;
        return Optional.of(new TheilSen(middle, slopes[Math.max(0, low)], slopes[Math.min(pairs - 1, high)]));
    }

    private static double[] slopes(List<Point> points) {
        double[] slopes = new double[points.size() * (points.size() - 1) / 2];
        int next = 0;
        for (int i = 0; i < points.size(); i++) {
            for (int j = i + 1; j < points.size(); j++) {
                double time = points.get(j).time() - points.get(i).time();
                slopes[next++] = (points.get(j).value() - points.get(i).value()) / Math.max(time, 1e-9);
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    private static List<Point> thinned(List<Point> all) {
        int step = (all.size() + MOST_POINTS - 1) / MOST_POINTS;
        return step <= 1
                ? all
                : java.util.stream.IntStream.range(0, all.size())
                        .filter(index -> index % step == 0)
                        .mapToObj(all::get)
                        .toList();
    }
}
