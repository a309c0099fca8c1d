package io.regioncheck.demo.host;

import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.Outside;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;

/** What a probe host asks floating addresses with: ping, curl and nc. */
final class OutsideTools {
    /** How long nobody answers, at most: the tools' own limits are for networks that lose packets. */
    private static final Duration SILENCE = Duration.ofMillis(300);

    private static final String ADDRESS = "(\\d{1,3}(?:\\.\\d{1,3}){3})";
    private static final String HTTP = "80";
    private static final int CURL_NO_CONNECTION = 7;
    private static final int CURL_TIMEOUT = 28;

    private final Supplier<Outside> outside;

    private OutsideTools(Supplier<Outside> outside) {
        this.outside = outside;
    }

    static void declareIn(Commands commands, Supplier<Outside> outside) {
        OutsideTools tools = new OutsideTools(outside);
        commands.declare(OutsideTools::isProbe, "ping -c 2 -W (\\d+) " + ADDRESS, tools::ping);
        commands.declare(
                OutsideTools::isProbe, "curl -sf --noproxy '\\*' -m (\\d+) http://" + ADDRESS + "/", tools::curl);
        commands.declare(OutsideTools::isProbe, "nc -z -w (\\d+) " + ADDRESS + " (\\d+)", tools::connect);
    }

    private static boolean isProbe(Host host) {
        return host.is(Role.PROBE);
    }

    /** Prints what iputils prints. */
    private Outcome ping(Host host, MatchResult arguments) {
        String address = arguments.group(2);
        String head = "PING " + address + " (" + address + ") 56(84) bytes of data.\n";
        String statistics = "\n--- " + address + " ping statistics ---\n";
        if (page(arguments).isEmpty()) {
            return new Outcome(
                    silence(arguments),
                    1,
                    head + statistics + "2 packets transmitted, 0 received, 100% packet loss, time 1015ms\n\n",
                    "");
        }
        return Outcome.ok(head
                + "64 bytes from " + address + ": icmp_seq=1 ttl=63 time=0.514 ms\n"
                + "64 bytes from " + address + ": icmp_seq=2 ttl=63 time=0.327 ms\n"
                + statistics
                + "2 packets transmitted, 2 received, 0% packet loss, time 1001ms\n"
                + "rtt min/avg/max/mdev = 0.327/0.420/0.514/0.093 ms\n");
    }

    /** Prints the page. Where nobody answers, ARP gives up after three seconds (7), unless curl itself does before (28). */
    private Outcome curl(Host host, MatchResult arguments) {
        int exitCode = seconds(arguments) > 3 ? CURL_NO_CONNECTION : CURL_TIMEOUT;
        return page(arguments)
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(exitCode, "").lasting(silence(arguments)));
    }

    /** Says nothing, as nc does without -v: a server has port 80 open, and no other. */
    private Outcome connect(Host host, MatchResult arguments) {
        if (page(arguments).isEmpty()) {
            return Outcome.failed(1, "").lasting(silence(arguments));
        }
        return arguments.group(3).equals(HTTP) ? Outcome.ok("") : Outcome.failed(1, "");
    }

    private Optional<String> page(MatchResult arguments) {
        return outside.get().page(arguments.group(2));
    }

    private static Duration silence(MatchResult arguments) {
        Duration limit = Duration.ofSeconds(seconds(arguments));
        return limit.compareTo(SILENCE) < 0 ? limit : SILENCE;
    }

    private static int seconds(MatchResult arguments) {
        return Integer.parseInt(arguments.group(1));
    }
}
