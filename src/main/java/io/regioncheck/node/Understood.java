package io.regioncheck.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the frames of a host to its readings. What is not whole is a {@link Reading.Failed}, never an empty text. */
final class Understood {
    /** timeout(1): what ran too long ends so, and so if it did not obey. */
    private static final int TIMED_OUT = 124;

    private static final int KILLED = 137;
    private static final int ERRORS_KEPT = 2_000;

    private final Map<String, Said> said = new HashMap<>();

    /** What is said of an item on the error output. */
    private static final class Said {
        private final StringBuilder errors = new StringBuilder();
        private int rootStatus;
    }

    private Understood() {}

    /** @param whyNotAll why the output is not whole, if it is not */
    static Map<String, Reading> of(
            Collection<Question> asked, Frames output, Frames errors, String user, Optional<String> whyNotAll) {
        Understood understood = new Understood();
        understood.listen(errors.all());
        Map<String, Question> byWord = new HashMap<>();
        asked.forEach(question -> byWord.put(question.word(), question));
        Map<String, Reading> readings = new HashMap<>();
        List<Frames.Frame> frames = output.all();
        for (int i = 0; i + 1 < frames.size(); i++) {
            List<String> begin = frames.get(i).words();
            List<String> end = frames.get(i + 1).words();
            if (begin.size() == 3
                    && end.size() == 3
                    && begin.get(0).equals("begin")
                    && end.get(0).equals("end")
                    && begin.get(1).equals(end.get(1))
                    && byWord.containsKey(begin.get(1))) {
                Question question = byWord.get(begin.get(1));
                boolean packed = begin.get(2).equals("z");
                readings.put(
                        question.word(),
                        understood.reading(question, packed, frames.get(i).content(), end.get(2), user));
            }
        }
        byWord.keySet()
                .forEach(word -> readings.putIfAbsent(
                        word,
                        new Reading.Failed("the host did not tell " + word + ": " + whyNotAll.orElse("it broke off"))));
        return readings;
    }

    private void listen(List<Frames.Frame> frames) {
        Said current = new Said();
        for (Frames.Frame frame : frames) {
            List<String> words = frame.words();
            if (words.get(0).equals("begin") && words.size() == 2) {
                current = said.computeIfAbsent(words.get(1), word -> new Said());
            } else if (words.get(0).equals("root") && words.size() >= 2 && current.rootStatus == 0) {
                current.rootStatus = number(words.get(1)).orElse(1);
            }
            int room = Math.min(frame.content().length, ERRORS_KEPT - current.errors.length());
            if (room > 0) {
                current.errors.append(new String(frame.content(), 0, room, StandardCharsets.UTF_8));
            }
        }
    }

    private Reading reading(Question question, boolean packed, byte[] content, String code, String user) {
        Said words = said.getOrDefault(question.word(), new Said());
        String errors = words.errors.toString().strip();
        Optional<String> refusal = SudoWords.refusal(errors);
        if (refusal.isPresent()) {
            return new Reading.Refused("sudo does not let " + user + " read " + question.word() + ": \"" + refusal.get()
                    + "\"; install there what regioncheck sudoers prints");
        }
        Optional<Integer> exit = number(code);
        if (exit.isEmpty() || isTimeOut(exit.get()) || isTimeOut(words.rootStatus)) {
            return new Reading.Failed(question.word() + " was not read within "
                    + question.within().toSeconds() + " s");
        }
        int longest = question.atMostBytes();
        Packed kept = packed ? Packed.gzip(content, longest) : Packed.plain(content, longest);
        try {
            boolean cut = kept.isLonger();
            int exitCode = exit.get() == 0 ? words.rootStatus : exit.get();
            return new Reading.Text(kept, cut ? 0 : exitCode, cut, errors);
        } catch (IOException broken) {
            return new Reading.Failed(
                    "what the host sent of " + question.word() + " is broken: " + broken.getMessage());
        }
    }

    private static boolean isTimeOut(int status) {
        return status == TIMED_OUT || status == KILLED;
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
