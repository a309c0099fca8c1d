package io.regioncheck.demo.parity;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Records a region: {@code lab/record} runs it against the lab. */
public final class Recorder {
    private Recorder() {}

    /** @param args the file to write */
    public static void main(String[] args) throws IOException {
        NamedRegion region = NamedRegion.read();
        Script script = Script.ofTheHouse();
        List<Exchange> exchanges = Replay.of(script, region, Duration.ofSeconds(1), Recorder::say);
        List<String> unexpected = exchanges.stream()
                .flatMap(exchange -> unexpected(script, exchange).stream())
                .toList();
        Scrub scrub = new Scrub()
                .hiding(region.member().password(), "a-password")
                .hiding(region.admin().password(), "a-password")
                .renaming(InetAddress.getLocalHost().getHostName(), "hypervisor1");
        Recording.write(
                Path.of(args[0]),
                exchanges.stream().map(scrub::of).map(Recorder::cut).toList());
        unexpected.forEach(System.err::println);
        System.exit(unexpected.isEmpty() ? 0 : 1);
    }

    private static Exchange cut(Exchange whole) {
        return new Exchange(
                whole.name(),
                whole.as(),
                whole.method(),
                whole.service(),
                whole.path(),
                whole.sent(),
                whole.answer().map(Cut::of),
                whole.trouble());
    }

    private static void say(Exchange exchange) {
        String status =
                exchange.answer().map(answer -> String.valueOf(answer.status())).orElse("---");
        System.out.printf(
                Locale.ROOT,
                "%s %s %s%n",
                status,
                exchange.name(),
                exchange.trouble().orElse(""));
    }

    /** A recording is of what the script expects: where it is not so, script or lab is wrong. */
    private static Optional<String> unexpected(Script script, Exchange exchange) {
        if (exchange.trouble().isPresent()) {
            return Optional.of(exchange.name() + ": " + exchange.trouble().get());
        }
        int status = exchange.answer().orElseThrow().status();
        return script.calls().stream()
                .filter(call -> call.name().equals(exchange.name()) && call.status() != status)
                .map(call -> call.name() + ": status is " + status + ", the script expects " + call.status())
                .findFirst();
    }
}
