package io.regioncheck.node;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A command that may be run on a host. This class is the whole list: all of them only read, and what goes into them is checked
 * here, so that nothing from an answer of the region ever becomes a shell word of its own.
 */
public final class NodeCommand {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern REQUEST_ID = Pattern.compile("req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String text;

    private NodeCommand(String text) {
        this.text = text;
    }

    /** Sends two echo requests, each waited for this long. */
    public static NodeCommand ping(String address, int waitSeconds) {
        return new NodeCommand("ping -c 2 -W " + positive(waitSeconds) + " " + checked(IPV4, address));
    }

    /** Fetches the page at an address itself, past any proxy, in at most this many seconds; a page of an error is none. */
    public static NodeCommand httpGet(String address, int waitSeconds) {
        return new NodeCommand(
                "curl -sf --noproxy '*' -m " + positive(waitSeconds) + " http://" + checked(IPV4, address) + "/");
    }

    /** Opens a TCP connection and closes it again. */
    public static NodeCommand connect(String address, int port, int waitSeconds) {
        return new NodeCommand("nc -z -w " + positive(waitSeconds) + " " + checked(IPV4, address) + " " + port(port));
    }

    /** Prints the last lines that carry a request id in the logs of nova, neutron and cinder. */
    public static NodeCommand logLines(String requestId, int lines) {
        return new NodeCommand("grep -rhF --include=*.log -e " + checked(REQUEST_ID, requestId)
                + " /var/log/nova /var/log/neutron /var/log/cinder 2>/dev/null | tail -n " + positive(lines));
    }

    /** Returns the command line. */
    public String text() {
        return text;
    }

    /** Returns every kind of command, with stand-ins, for documentation and the sudoers file. */
    public static List<NodeCommand> all() {
        return List.of(
                ping("192.0.2.1", 2),
                httpGet("192.0.2.1", 2),
                connect("192.0.2.1", 22, 2),
                logLines("req-00000000-0000-0000-0000-000000000000", 40));
    }

    private static String checked(Pattern shape, String value) {
        if (!shape.matcher(value).matches()) {
            throw new IllegalArgumentException("not of the shape " + shape + ": " + value);
        }
        return value;
    }

    /** A number below zero would be an option: a shell word of its own. */
    private static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("not above zero: " + number);
        }
        return number;
    }

    private static int port(int number) {
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("not a port: " + number);
        }
        return number;
    }

    @Override
    public String toString() {
        return text;
    }
}
