package io.regioncheck.node.software;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Numbers in what hosts tell: short, without a sign, in digits of ASCII. */
final class Digits {
    private static final int MOST = 15;

    private Digits() {}

    static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    static boolean isLetter(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    static OptionalLong number(String text) {
        boolean sound = !text.isEmpty() && text.length() <= MOST && text.chars().allMatch(c -> isDigit((char) c));
        return sound ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    static OptionalInt small(String text) {
        OptionalLong number = number(text);
        return number.isPresent() && number.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /** Returns where the digits or the other characters end that begin at a place. */
    static int end(String text, int from, boolean digits) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end)) == digits) {
            end++;
        }
        return end;
    }

    /** Compares what two runs of digits say, however long they are. */
    static int compare(String one, String other) {
        String left = withoutZeros(one);
        String right = withoutZeros(other);
        return left.length() == right.length() ? left.compareTo(right) : Integer.compare(left.length(), right.length());
    }

    private static String withoutZeros(String digits) {
        int from = 0;
        while (from < digits.length() && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }
}
