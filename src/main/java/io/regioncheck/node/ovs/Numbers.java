package io.regioncheck.node.ovs;

import java.util.OptionalLong;

/** Numbers of 64 bits without a sign, as the tools of Open vSwitch print them: {@code 24}, {@code 0x18}. */
final class Numbers {
    private static final int LONGEST = 20;

    private Numbers() {}

    static OptionalLong read(String text) {
        boolean hexadecimal = text.startsWith("0x");
        String digits = hexadecimal ? text.substring(2) : text;
        if (digits.isEmpty() || digits.length() > LONGEST || !isDigits(digits, hexadecimal ? 16 : 10)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(digits, hexadecimal ? 16 : 10));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    /** What the parser of the platform would take too: a sign, and digits of other scripts. */
    private static boolean isDigits(String text, int radix) {
        return text.chars().allMatch(digit -> digit < 128 && Character.digit(digit, radix) >= 0);
    }
}
