package io.regioncheck.node.software;

import java.util.Comparator;

/**
 * Versions as dpkg orders them: epoch, upstream version, revision, each by turns of other characters and digits; a tilde comes before
 * everything, even the end.
 *
 * <p>Source: Debian Policy, 5.6.12; dpkg 1.21, lib/dpkg/version.c: order, verrevcmp.
 */
final class DebianOrder implements Comparator<String> {

    @Override
    public int compare(String one, String other) {
        Parts left = Parts.of(one);
        Parts right = Parts.of(other);
        int byEpoch = Digits.compare(left.epoch(), right.epoch());
        if (byEpoch != 0) {
            return byEpoch;
        }
        int byUpstream = byTurns(left.upstream(), right.upstream());
        return byUpstream != 0 ? byUpstream : byTurns(left.revision(), right.revision());
    }

    /** {@code 2:26.2.2-1~deb12u5} is epoch 2, upstream 26.2.2, revision 1~deb12u5; no epoch is 0, and no revision is 0. */
    private record Parts(String epoch, String upstream, String revision) {
        static Parts of(String version) {
            int colon = version.indexOf(':');
            String epoch = colon < 0 ? "0" : version.substring(0, colon);
            String rest = version.substring(colon + 1);
            int dash = rest.lastIndexOf('-');
            return dash < 0
                    ? new Parts(epoch, rest, "")
                    : new Parts(epoch, rest.substring(0, dash), rest.substring(dash + 1));
        }
    }

    private static int byTurns(String one, String other) {
        int left = 0;
        int right = 0;
        while (left < one.length() || right < other.length()) {
            while (isWord(one, left) || isWord(other, right)) {
                int difference = weight(one, left) - weight(other, right);
                if (difference != 0) {
                    return difference;
                }
                left++;
                right++;
            }
            int leftEnd = Digits.end(one, Math.min(left, one.length()), true);
            int rightEnd = Digits.end(other, Math.min(right, other.length()), true);
            int difference = Digits.compare(digits(one, left, leftEnd), digits(other, right, rightEnd));
            if (difference != 0) {
                return difference;
            }
            left = leftEnd;
            right = rightEnd;
        }
        return 0;
    }

    private static String digits(String text, int from, int end) {
        return from < end ? text.substring(from, end) : "";
    }

    private static boolean isWord(String text, int place) {
        return place < text.length() && !Digits.isDigit(text.charAt(place));
    }

    private static int weight(String text, int place) {
        if (place >= text.length() || Digits.isDigit(text.charAt(place))) {
            return 0;
        }
        char letter = text.charAt(place);
        if (letter == '~') {
            return -1;
        }
        return Digits.isLetter(letter) ? letter : letter + 256;
    }
}
