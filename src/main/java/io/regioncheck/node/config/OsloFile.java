package io.regioncheck.node.config;

import io.regioncheck.node.config.ConfigFile.Section;
import io.regioncheck.node.config.ConfigFile.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a file line by line as oslo.config does (oslo_config/iniparser.py and ConfigParser of oslo_config/cfg.py, the same from 1.9.3 of Kilo
 * to 9.x but for quotes, which are taken off in all of them): an indented line goes on with the value, an empty line or a comment ends it,
 * the first {@code =} or {@code :} parts name from value, only a group DEFAULT in capital letters is that one. Empty lines and comments are left
 * out of what it is given: a gap in the numbers stands for them.
 *
 * <p>Where oslo.config gives up, this one goes on, and keeps why.
 */
final class OsloFile {
    private final String path;
    private final List<Setting> settings = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private Optional<Trouble> trouble = Optional.empty();
    private Optional<String> group = Optional.empty();
    private Optional<Open> open = Optional.empty();
    private int last;

    OsloFile(String path) {
        this.path = path;
    }

    void line(int number, String raw) {
        if (number != last + 1) {
            close();
        }
        last = number;
        String line = raw.stripTrailing();
        if (line.isEmpty()) {
            close();
        } else if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            open.ifPresentOrElse(
                    value -> value.goOn(number, line.strip()),
                    () -> trouble(number, "it is indented, but goes on with no value"));
        } else {
            close();
            begin(number, line);
        }
    }

    ConfigFile end(int lastLine) {
        close();
        return new ConfigFile(path, settings, sections, Math.max(lastLine, last), trouble);
    }

    private void begin(int number, String line) {
        if (line.charAt(0) == '#' || line.charAt(0) == ';') {
            return;
        }
        if (line.charAt(0) == '[') {
            section(number, line);
            return;
        }
        int parting = parting(line);
        if (parting < 0) {
            trouble(number, "it has no '=' and no ':'");
        } else if (line.substring(0, parting).isBlank()) {
            trouble(number, "it has no name before the '" + line.charAt(parting) + "'");
        } else if (group.isEmpty()) {
            trouble(number, "it stands before the first group");
        } else {
            open = Optional.of(new Open(
                    number,
                    line.substring(0, parting).strip(),
                    unquoted(line.substring(parting + 1).strip()),
                    line));
        }
    }

    private void section(int number, String line) {
        if (!line.endsWith("]")) {
            trouble(number, "a group is not closed by ']'");
        } else if (line.length() <= 2) {
            trouble(number, "a group has no name");
        } else {
            String name = line.substring(1, line.length() - 1);
            String plain = name.equals("DEFAULT") ? name : name.toLowerCase(Locale.ROOT);
            group = Optional.of(plain);
            sections.add(new Section(number, plain));
        }
    }

    private void close() {
        open.ifPresent(value -> settings.add(value.end(path, group.orElseThrow())));
        open = Optional.empty();
    }

    private void trouble(int number, String why) {
        if (trouble.isEmpty()) {
            trouble = Optional.of(new Trouble(number, why));
        }
    }

    private static int parting(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
    }

    private static String unquoted(String value) {
        char first = value.isEmpty() ? ' ' : value.charAt(0);
        boolean quoted = (first == '"' || first == '\'') && value.charAt(value.length() - 1) == first;
        return quoted ? value.substring(1, Math.max(1, value.length() - 1)) : value;
    }

    /** A value of which more lines may come. */
    private static final class Open {
        private final int line;
        private final String name;
        private final StringBuilder value;
        private final String written;
        private int lastLine;

        Open(int line, String name, String value, String written) {
            this.line = line;
            this.name = name;
            this.value = new StringBuilder(value);
            this.written = written;
            this.lastLine = line;
        }

        void goOn(int number, String more) {
            value.append('\n').append(more);
            lastLine = number;
        }

        Setting end(String path, String group) {
            return new Setting(path, line, lastLine, group, name, value.toString(), written);
        }
    }
}
