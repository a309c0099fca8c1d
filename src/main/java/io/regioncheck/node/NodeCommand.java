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

    private static final Pattern CLIENT = Pattern.compile("openstack|nova");
    private static final Pattern URL =
            Pattern.compile("https?://[A-Za-z0-9.:_\\[\\]-]{1,255}(/[A-Za-z0-9._/-]{0,255})?");

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

    /**
     * Tries to log in with a command line client, as a user that does not exist: what it says shows which keystone API it speaks. Prints
     * where the client is and its last lines, or {@code missing} where there is none.
     *
     * @param client {@code openstack} or {@code nova}
     * @param authUrl keystone's v3 root
     */
    public static NodeCommand logInAsNobody(String client, String authUrl, int waitSeconds) {
        String words =
                checked(CLIENT, client).equals("nova") ? "nova --insecure list" : "openstack --insecure token issue";
        return new NodeCommand("command -v " + client
                + " || { echo missing; exit 0; }; timeout -k 2 " + positive(waitSeconds)
                + " env -i PATH=\"$PATH\" HOME=/nonexistent LC_ALL=C PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore OS_AUTH_URL="
                + checked(URL, authUrl)
                + " OS_IDENTITY_API_VERSION=3 OS_USERNAME=regioncheck-nobody OS_PASSWORD=none OS_PROJECT_NAME=regioncheck-nowhere"
                + " OS_TENANT_NAME=regioncheck-nowhere OS_USER_DOMAIN_NAME=Default OS_PROJECT_DOMAIN_NAME=Default "
                + words + " </dev/null 2>&1 | tail -n 6 | cut -c 1-400");
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
                logLines("req-00000000-0000-0000-0000-000000000000", 40),
                logInAsNobody("openstack", "http://192.0.2.1:5000/v3", 20),
                logInAsNobody("nova", "http://192.0.2.1:5000/v3", 20));
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
