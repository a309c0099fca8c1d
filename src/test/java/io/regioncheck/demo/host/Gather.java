package io.regioncheck.demo.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The shell of a host that is given the script which gathers: it runs nothing, and tells what the script would print. */
final class Gather {
    /** What the product runs; the script comes on the standard input. */
    static final String COMMAND = "exec /bin/sh -s";

    private static final Pattern NONCE = Pattern.compile("^N=([0-9a-f]{32})$", Pattern.MULTILINE);
    private static final Pattern SINCE = Pattern.compile("^SINCE=(\\d+)$", Pattern.MULTILINE);
    private static final Pattern SALT = Pattern.compile("^SALT=([0-9a-f]+)$", Pattern.MULTILINE);
    private static final Pattern BRIDGES = Pattern.compile("^BRIDGES='\\\\''(.*?)'\\\\''$", Pattern.MULTILINE);
    private static final Pattern ITEM = Pattern.compile("^item ([a-z-]+) (\\d+) \\d+ '", Pattern.MULTILINE);
    /** As the script has it. */
    private static final int COMPRESSED_ABOVE = 64 * 1024 + 1;

    private final Items items;

    Gather(Items items) {
        this.items = items;
    }

    /** The output of a shell, whose bytes are no text where they are compressed. */
    record Printed(Duration after, int exitCode, byte[] output, byte[] errors) {
        static Printed of(Outcome outcome) {
            return new Printed(
                    outcome.after(),
                    outcome.exitCode(),
                    outcome.output().getBytes(StandardCharsets.UTF_8),
                    outcome.errors().getBytes(StandardCharsets.UTF_8));
        }
    }

    Printed run(Host host, String script) {
        String nonce = find(NONCE, script);
        Items.Asked asked = new Items.Asked(
                Long.parseLong(find(SINCE, script)),
                find(SALT, script),
                List.of(find(BRIDGES, script).split(" ")));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Duration longest = Duration.ZERO;
        Matcher item = ITEM.matcher(script);
        while (item.find()) {
            int most = Integer.parseInt(item.group(2));
            Outcome told = items.tell(host, item.group(1), asked);
            longest = told.after().compareTo(longest) > 0 ? told.after() : longest;
            print(errors, "\n" + nonce + " begin " + item.group(1) + "\n" + told.errors());
            print(output, "\n" + nonce + " begin " + item.group(1) + (most > COMPRESSED_ABOVE ? " z\n" : " p\n"));
            output.writeBytes(content(told.output().getBytes(StandardCharsets.UTF_8), most));
            print(output, "\n" + nonce + " end " + item.group(1) + " " + told.exitCode() + "\n");
        }
        print(output, "\n" + nonce + " done\n");
        return new Printed(longest, 0, output.toByteArray(), errors.toByteArray());
    }

    private static String find(Pattern pattern, String script) {
        Matcher matcher = pattern.matcher(script);
        if (!matcher.find()) {
            throw new IllegalStateException("the script has no " + pattern);
        }
        return matcher.group(1);
    }

    private static void print(ByteArrayOutputStream to, String text) {
        to.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] content(byte[] text, int most) {
        int length = Math.min(text.length, most);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        if (most <= COMPRESSED_ABOVE) {
            kept.write(text, 0, length);
            return kept.toByteArray();
        }
        try (GZIPOutputStream packed = new GZIPOutputStream(kept)) {
            packed.write(text, 0, length);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return kept.toByteArray();
    }
}
