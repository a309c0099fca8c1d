package io.regioncheck.node.software;

import java.util.Comparator;

/**
 * Versions as rpm orders them: epoch, version and release, each by segments of letters and of digits; what stands between segments only
 * parts them. A tilde comes before the end, a caret after it and before anything else; digits are newer than letters.
 *
 * <p>Source: rpm 4.18, rpmio/rpmvercmp.c: rpmvercmp.
 */
final class RpmOrder implements Comparator<String> {

    @Override
    public int compare(String one, String other) {
        Parts left = Parts.of(one);
        Parts right = Parts.of(other);
        int byEpoch = Digits.compare(left.epoch(), right.epoch());
        if (byEpoch != 0) {
            return byEpoch;
        }
        int byVersion = bySegments(left.version(), right.version());
        return byVersion != 0 ? byVersion : bySegments(left.release(), right.release());
    }

    /** {@code 1:20.6.1-1.el8}: no epoch is 0. */
    private record Parts(String epoch, String version, String release) {
        static Parts of(String text) {
            int colon = text.indexOf(':');
            String rest = text.substring(colon + 1);
            int dash = rest.lastIndexOf('-');
            return new Parts(
                    colon < 0 ? "0" : text.substring(0, colon),
                    dash < 0 ? rest : rest.substring(0, dash),
                    dash < 0 ? "" : rest.substring(dash + 1));
        }
    }

    static int bySegments(String one, String other) {
        int left = 0;
        int right = 0;
        while (left < one.length() || right < other.length()) {
            left = next(one, left);
            right = next(other, right);
            if (at(one, left) == '~' || at(other, right) == '~') {
                if (at(one, left) != at(other, right)) {
                    return at(one, left) == '~' ? -1 : 1;
                }
                left++;
                right++;
                continue;
            }
            if (at(one, left) == '^' || at(other, right) == '^') {
                if (at(one, left) != at(other, right)) {
                    return caret(one, left, other, right);
                }
                left++;
                right++;
                continue;
            }
            if (left >= one.length() || right >= other.length()) {
                break;
            }
            boolean number = Digits.isDigit(one.charAt(left));
            int leftEnd = end(one, left, number);
            int rightEnd = end(other, right, number);
            if (rightEnd == right) {
                return number ? 1 : -1;
            }
            String mine = one.substring(left, leftEnd);
            String theirs = other.substring(right, rightEnd);
            int difference = number ? Digits.compare(mine, theirs) : mine.compareTo(theirs);
            if (difference != 0) {
                return difference;
            }
            left = leftEnd;
            right = rightEnd;
        }
        return Boolean.compare(left < one.length(), right < other.length());
    }

    private static int caret(String one, int left, String other, int right) {
        if (left >= one.length()) {
            return -1;
        }
        if (right >= other.length()) {
            return 1;
        }
        return one.charAt(left) == '^' ? -1 : 1;
    }

    private static int next(String text, int from) {
        int place = from;
        while (place < text.length() && isBetween(text.charAt(place))) {
            place++;
        }
        return place;
    }

    private static boolean isBetween(char letter) {
        return !Digits.isDigit(letter) && !Digits.isLetter(letter) && letter != '~' && letter != '^';
    }

    private static int end(String text, int from, boolean number) {
        int end = from;
        while (end < text.length() && (number ? Digits.isDigit(text.charAt(end)) : Digits.isLetter(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    /** Returns a character, or a blank past the end. */
    private static char at(String text, int place) {
        return place < text.length() ? text.charAt(place) : ' ';
    }
}
