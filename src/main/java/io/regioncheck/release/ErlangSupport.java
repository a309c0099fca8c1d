package io.regioncheck.release;

import com.fasterxml.jackson.core.type.TypeReference;
import io.regioncheck.release.ErlangVerdict.Note;
import io.regioncheck.release.ErlangVerdict.Standing;
import java.util.List;
import java.util.Optional;

/**
 * Which versions of Erlang/OTP a version of RabbitMQ supports.
 *
 * <p>Source: rabbitmq/rabbitmq-website {@code docs/which-erlang.md}, its edition of 2018, release notes of rabbitmq/rabbitmq-server.
 */
public final class ErlangSupport {
    private final Facts facts;

    private ErlangSupport(Facts facts) {
        this.facts = facts;
    }

    /** Reads the facts that come with this build: {@code rabbitmq-erlang.yaml}. */
    public static ErlangSupport facts() {
        return new ErlangSupport(FactsFile.read("rabbitmq-erlang.yaml", new TypeReference<>() {}));
    }

    /**
     * Judges a pair.
     *
     * @param rabbitmq as the broker tells it: {@code 3.10.8}
     * @param erlang as the broker tells it: {@code 25.2.3}; old brokers tell the major number only
     */
    public ErlangVerdict judge(String rabbitmq, String erlang) {
        Optional<Row> row = BrokerVersion.find(rabbitmq)
                .flatMap(broker -> facts.matrix().stream()
                        .filter(entry -> entry.brokers().holds(broker))
                        .findFirst());
        Optional<BrokerVersion> otp = BrokerVersion.find(erlang);
        List<Note> notes = notes(rabbitmq, erlang);
        Standing standing = row.flatMap(entry -> otp.map(version -> standing(entry.erlangs(), version)))
                .orElse(Standing.UNKNOWN);
        boolean partial = notes.stream().anyMatch(note -> note.kind().equals("partial"));
        return new ErlangVerdict(
                standing == Standing.TOO_NEW && partial ? Standing.SUPPORTED_IN_PART : standing,
                row.map(entry -> entry.min() + " to " + entry.max()),
                notes);
    }

    private static Standing standing(Span supported, BrokerVersion erlang) {
        if (erlang.isMajorOnly()) {
            return standingOfMajor(supported, erlang);
        }
        if (supported.holds(erlang)) {
            return Standing.SUPPORTED;
        }
        return erlang.compareTo(supported.from()) < 0 ? Standing.TOO_OLD : Standing.TOO_NEW;
    }

    /** All versions of one major must stand alike for an answer. */
    private static Standing standingOfMajor(Span supported, BrokerVersion erlang) {
        if (erlang.major() < supported.from().major()) {
            return Standing.TOO_OLD;
        }
        if (erlang.major() > supported.to().major()) {
            return Standing.TOO_NEW;
        }
        boolean toItsEnd =
                supported.to().isMajorOnly() || erlang.major() < supported.to().major();
        return toItsEnd && erlang.compareTo(supported.from()) >= 0 ? Standing.SUPPORTED : Standing.UNKNOWN;
    }

    private List<Note> notes(String rabbitmq, String erlang) {
        return BrokerVersion.find(rabbitmq).stream()
                .flatMap(broker -> BrokerVersion.find(erlang).stream()
                        .flatMap(otp -> facts.notes().stream().filter(note -> note.isAbout(broker, otp))))
                .map(note -> new Note(note.kind(), note.fact(), note.source()))
                .toList();
    }

    private record Facts(List<Row> matrix, List<Known> notes) {}

    private record Row(String from, String to, String min, String max) {
        Span brokers() {
            return Span.of(from, to);
        }

        Span erlangs() {
            return Span.of(min, max);
        }
    }

    /** Trouble known with a combination; the ends of Erlang's versions are empty where all are meant. */
    private record Known(List<String> rabbitmq, List<String> erlang, String kind, String fact, String source) {
        boolean isAbout(BrokerVersion broker, BrokerVersion otp) {
            return Span.of(rabbitmq.get(0), rabbitmq.get(1)).holds(broker)
                    && (erlang.isEmpty() || Span.of(first(), erlang.get(1)).holds(otp));
        }

        private String first() {
            return erlang.get(0).isEmpty() ? "0" : erlang.get(0);
        }
    }

    /** From one version to another, with all that begin like the latter. */
    private record Span(BrokerVersion from, BrokerVersion to) {
        static Span of(String from, String to) {
            return new Span(
                    BrokerVersion.find(from).orElseThrow(),
                    BrokerVersion.find(to).orElseThrow());
        }

        boolean holds(BrokerVersion version) {
            return version.compareTo(from) >= 0 && (version.compareTo(to) <= 0 || version.isOf(to));
        }
    }
}
