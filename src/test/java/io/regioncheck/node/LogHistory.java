package io.regioncheck.node;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Logs of a day, full of errors from its beginning to its end, in each format. */
enum LogHistory {
    OSLO {
        @Override
        void error(Lines lines) {
            String head = lines.local() + ".123 " + lines.pid() + " ERROR nova.compute.manager ";
            String instance = "[instance: 7550dbcf-391c-4fee-af34-" + lines.hex(12) + "] ";
            lines.add(head + "[None req-aa50dbcf-391c-4fee-af34-" + lines.hex(12) + " - - - - - -] " + instance
                    + lines.words());
            lines.add(head + instance + "Traceback (most recent call last):");
            lines.add(head + instance + "  File \"/usr/lib/python3/x.py\", line " + lines.number(900) + ", in f");
            lines.add(head + instance + "ValueError: " + lines.words());
        }

        @Override
        void other(Lines lines) {
            lines.add(lines.local() + ".456 " + lines.pid() + " INFO nova.compute.manager [-] " + lines.words());
        }
    },
    TRACE_OF_KILO {
        @Override
        void error(Lines lines) {
            String head = lines.local() + ".123 " + lines.pid();
            lines.add(head + " ERROR nova.api.openstack [req-aa50dbcf-391c-4fee-af34-" + lines.hex(12) + " a b] "
                    + lines.words());
            lines.add(head + " TRACE nova.api.openstack Traceback (most recent call last):");
            lines.add(head + " TRACE nova.api.openstack KeyError: '" + lines.words() + "'");
        }

        @Override
        void other(Lines lines) {
            lines.add(lines.local() + ".456 " + lines.pid() + " WARNING oslo_config.cfg [-] Option \"" + lines.hex(2)
                    + "\" from group \"DEFAULT\" is deprecated for removal (");
            lines.add(lines.words());
            lines.add(").  Its value may be silently ignored in the future.");
        }
    },
    JSON {
        @Override
        void error(Lines lines) {
            lines.add("{\"message\": \"" + lines.words()
                    + "\", \"name\": \"k\", \"levelname\": \"ERROR\", \"created\": " + lines.seconds()
                    + ".25, \"traceback\": [\"Traceback (most recent call last):\\n\", \"ValueError: x\"]}");
        }

        @Override
        void other(Lines lines) {
            lines.add("{\"message\": \"" + lines.words() + "\", \"name\": \"k\", \"levelname\": \"INFO\", \"created\": "
                    + lines.seconds() + ".5}");
        }
    },
    LIBVIRT {
        @Override
        void error(Lines lines) {
            lines.add(lines.utc(" ") + ".763+0000: 17577: error : virX:" + lines.number(900) + " : " + lines.words());
        }

        @Override
        void other(Lines lines) {
            lines.add(lines.utc(" ") + ".763+0000: 17577: info : virX:451 : " + lines.words());
        }
    },
    RABBITMQ {
        @Override
        void error(Lines lines) {
            String head = lines.utc(" ") + ".609130+00:00 [error] <0." + lines.number(9_000) + ".0> ";
            lines.add(head + "closing AMQP connection: " + lines.words());
            lines.add(head + "missed heartbeats from client, timeout: 60s");
        }

        @Override
        void other(Lines lines) {
            lines.add(lines.utc(" ") + ".609130+00:00 [info] <0." + lines.number(9_000) + ".0> " + lines.words());
        }
    },
    REPORTS_OF_ERLANG {
        @Override
        void error(Lines lines) {
            lines.add("=ERROR REPORT==== " + lines.as("dd-MMM-yyyy::HH:mm:ss") + " ===");
            lines.add("Error on AMQP connection <0." + lines.number(9_000) + ".0>: " + lines.words());
            lines.add("");
        }

        @Override
        void other(Lines lines) {
            lines.add("=INFO REPORT==== " + lines.as("dd-MMM-yyyy::HH:mm:ss") + " ===");
            lines.add("accepting AMQP connection " + lines.words());
            lines.add("");
        }
    },
    OPEN_VSWITCH {
        @Override
        void error(Lines lines) {
            lines.add(lines.utc("T") + ".838Z|0" + lines.number(9_000) + "|dpif|ERR|" + lines.words());
        }

        @Override
        void other(Lines lines) {
            lines.add(lines.utc("T") + ".838Z|0" + lines.number(9_000) + "|dpif|WARN|" + lines.words());
        }
    },
    MARIADB {
        @Override
        void error(Lines lines) {
            lines.add(lines.local() + " " + lines.number(90) + " [ERROR] mariadbd: " + lines.words());
        }

        @Override
        void other(Lines lines) {
            lines.add(lines.local() + " " + lines.number(90) + " [Note] " + lines.words());
        }
    },
    MYSQL_OF_OLD {
        @Override
        void error(Lines lines) {
            lines.add(lines.as("yyMMdd HH:mm:ss") + " [ERROR] " + lines.words());
        }

        @Override
        void other(Lines lines) {
            lines.add(lines.as("yyMMdd HH:mm:ss") + " [Note] " + lines.words());
        }
    },
    APACHE {
        @Override
        void error(Lines lines) {
            String head = "[" + lines.as("EEE MMM dd HH:mm:ss.421 yyyy") + "] [wsgi:error] [pid " + lines.pid()
                    + ":tid 4] [remote 192.0.2.1:50] ";
            lines.add(head + "mod_wsgi (pid=1): Exception occurred: " + lines.words());
            lines.add(head + "Traceback (most recent call last):");
            lines.add(head + "  File \"/usr/lib/python3/x.py\", line 3, in f");
            lines.add(head + "ValueError: " + lines.words());
        }

        @Override
        void other(Lines lines) {
            lines.add("[" + lines.as("EEE MMM dd HH:mm:ss.421 yyyy") + "] [wsgi:error] [pid " + lines.pid()
                    + ":tid 4] [remote 192.0.2.1:50] " + lines.local() + ".123 1 INFO nova [-] " + lines.words());
        }
    },
    UWSGI {
        @Override
        void error(Lines lines) {
            lines.add(lines.as("EEE MMM dd HH:mm:ss yyyy") + " - DAMN ! worker 1 (pid: " + lines.pid() + ") died "
                    + lines.words());
            lines.add("Traceback (most recent call last):");
            lines.add("  File \"/usr/lib/python3/x.py\", line 3, in f");
            lines.add("ValueError: " + lines.words());
        }

        @Override
        void other(Lines lines) {
            lines.add("[pid: " + lines.pid() + "|app: 0|req: 1/1] 127.0.0.1 () {30 vars in 400 bytes} ["
                    + lines.as("EEE MMM dd HH:mm:ss yyyy") + "] GET /" + lines.hex(8) + " => generated 9 bytes");
        }
    };

    abstract void error(Lines lines);

    abstract void other(Lines lines);

    /** Returns a log of 24 hours that ends now: in some stretches one error after the other, in others hardly one. */
    String text(long seed, int records) {
        Lines lines = new Lines(new Random(seed));
        boolean dense = false;
        for (int i = 0; i < records; i++) {
            lines.time = LogScript.NOW.minusSeconds((long) (records - 1 - i) * 86_400 / records);
            dense ^= lines.chance.nextInt(40) == 0;
            if (lines.chance.nextInt(dense ? 2 : 200) == 0) {
                error(lines);
            } else {
                other(lines);
            }
        }
        return String.join("\n", lines.all) + "\n";
    }

    /** What is written, and when. */
    static final class Lines {
        private static final List<String> WORDS = List.of(
                "instance",
                "failed",
                "to",
                "spawn",
                "on",
                "host",
                "timed",
                "out",
                "waiting",
                "for",
                "reply",
                "queue",
                "port",
                "binding",
                "volume");

        private final Random chance;
        private final List<String> all = new ArrayList<>();
        private Instant time = LogScript.NOW;

        Lines(Random chance) {
            this.chance = chance;
        }

        void add(String line) {
            all.add(line);
        }

        String local() {
            return LogScript.at(time);
        }

        String utc(String between) {
            return DateTimeFormatter.ofPattern("yyyy-MM-dd'" + between + "'HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC)
                    .format(time);
        }

        String as(String pattern) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                    .withZone(LogScript.ZONE)
                    .format(time);
        }

        long seconds() {
            return time.getEpochSecond();
        }

        int number(int most) {
            return 1 + chance.nextInt(most);
        }

        int pid() {
            return 17_000 + chance.nextInt(8);
        }

        String hex(int digits) {
            return String.format("%0" + digits + "x", chance.nextLong() & ((1L << (4 * digits)) - 1));
        }

        String words() {
            StringBuilder words = new StringBuilder();
            for (int i = 1 + chance.nextInt(4); i > 0; i--) {
                words.append(WORDS.get(chance.nextInt(WORDS.size()))).append(' ');
            }
            return words.append(chance.nextInt(1_000)).toString();
        }
    }
}
