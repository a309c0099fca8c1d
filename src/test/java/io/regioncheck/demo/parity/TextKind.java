package io.regioncheck.demo.parity;

import java.util.List;
import java.util.regex.Pattern;

/** What a text in an answer is: a timestamp of which format, an id of which, an address, a URL, or just text. */
final class TextKind {
    static final String EMPTY = "empty text";

    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)?");
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String IPV4 = "\\d{1,3}(\\.\\d{1,3}){3}";

    private record Kind(String name, Pattern pattern) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("uuid", Pattern.compile(UUID)),
            new Kind("request id", Pattern.compile("req-" + UUID)),
            new Kind("id of 32 hexadecimal digits", Pattern.compile("[0-9a-f]{32}")),
            new Kind("MAC address", Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}")),
            new Kind("address", Pattern.compile(IPV4 + "|[0-9a-f]{1,4}(:[0-9a-f]{0,4}){2,7}|::[0-9a-f:]*")),
            new Kind("CIDR", Pattern.compile("(" + IPV4 + "|[0-9a-f:]+)/\\d{1,3}")),
            new Kind("URL", Pattern.compile("https?://\\S+")),
            new Kind("path", Pattern.compile("/v\\d\\S*")));

    private TextKind() {}

    static String of(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        if (TIMESTAMP.matcher(text).matches()) {
            // python leaves out a fraction of zero, a million times less often than not
            return "timestamp like " + text.replaceAll("\\d", "0");
        }
        return KINDS.stream()
                .filter(kind -> kind.pattern().matcher(text).matches())
                .map(Kind::name)
                .findFirst()
                .orElse("text");
    }
}
