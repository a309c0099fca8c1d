package io.regioncheck.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A statement of SHOW GRANTS cut into words, names and signs; names may be in `backticks`, in 'quotes', or in "ANSI quotes". */
final class GrantTokens {
    /** @param quoted whether it is a name whatever it says: `TO` is no keyword */
    record Token(String text, boolean quoted) {

        boolean is(String word) {
            return !quoted && text.equalsIgnoreCase(word);
        }
    }

    private static final Token END = new Token("", false);
    private static final String SIGNS = ",.@*();";

    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /** @throws GrantUnreadable if a quote is never closed */
    GrantTokens(String statement) {
        int at = 0;
        while (at < statement.length()) {
            char letter = statement.charAt(at);
            if (Character.isWhitespace(letter)) {
                at++;
            } else if (letter == '`' || letter == '\'' || letter == '"') {
                at = name(statement, at + 1, letter);
            } else if (SIGNS.indexOf(letter) >= 0) {
                tokens.add(new Token(String.valueOf(letter), false));
                at++;
            } else {
                at = word(statement, at);
            }
        }
    }

    /** In backticks and ANSI quotes a backslash is itself: `nova\_%` is a pattern. */
    private int name(String statement, int from, char quote) {
        StringBuilder name = new StringBuilder();
        int at = from;
        while (at < statement.length()) {
            char letter = statement.charAt(at);
            boolean doubled = at + 1 < statement.length() && statement.charAt(at + 1) == quote;
            if (letter == quote && !doubled) {
                tokens.add(new Token(name.toString(), true));
                return at + 1;
            }
            boolean escaped = letter == quote || (letter == '\\' && quote == '\'' && at + 1 < statement.length());
            name.append(escaped ? statement.charAt(at + 1) : letter);
            at += escaped ? 2 : 1;
        }
        throw new GrantUnreadable(this, "a quote that is never closed");
    }

    private int word(String statement, int from) {
        int at = from;
        while (at < statement.length()
                && !Character.isWhitespace(statement.charAt(at))
                && "`'\"".indexOf(statement.charAt(at)) < 0
                && SIGNS.indexOf(statement.charAt(at)) < 0) {
            at++;
        }
        tokens.add(new Token(statement.substring(from, at), false));
        return at;
    }

    Token peek() {
        return next < tokens.size() ? tokens.get(next) : END;
    }

    boolean atEnd() {
        return next >= tokens.size();
    }

    Token take() {
        Token token = peek();
        next++;
        return token;
    }

    /** Takes the next token if it is this word or sign. */
    boolean takeIf(String word) {
        boolean there = peek().is(word);
        next += there ? 1 : 0;
        return there;
    }

    /** @throws GrantUnreadable if the next token is another one */
    void expect(String word) {
        if (!takeIf(word)) {
            throw new GrantUnreadable(this, "no " + word + " where there must be one");
        }
    }

    /** Takes a name, quoted or not; @throws GrantUnreadable if there is none. */
    String takeName() {
        Token token = take();
        if (!token.quoted() && (token.text().isEmpty() || SIGNS.contains(token.text()))) {
            throw new GrantUnreadable(this, "no name where there must be one");
        }
        return token.text();
    }

    /** Returns its first keywords: never a name, and nothing of what stands behind IDENTIFIED. */
    String beginning() {
        List<String> words = tokens.stream()
                .limit(3)
                .map(token -> token.quoted() ? "…" : token.text().toUpperCase(Locale.ROOT))
                .toList();
        return String.join(" ", words);
    }
}
