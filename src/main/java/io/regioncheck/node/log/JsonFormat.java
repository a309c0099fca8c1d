package io.regioncheck.node.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of oslo.log, one object a line (oslo_log/formatters.py: JSONFormatter, FluentFormatter; Kilo to 2025.1). A line that was cut
 * tells what stood before the cut.
 */
final class JsonFormat implements LineFormat {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public Optional<LogRecord> read(List<String> lines, ZoneOffset zone) {
        if (!lines.get(0).startsWith("{")) {
            return Optional.empty();
        }
        Fields fields = new Fields();
        try (JsonParser parser = JSON.createParser(lines.get(0))) {
            fields.take(parser);
        } catch (IOException cut) {
            fields.cut = true;
        }
        return fields.record(zone);
    }

    /** What was met so far. */
    private static final class Fields {
        private final List<String> traceback = new ArrayList<>();
        private @Nullable String level;
        private @Nullable String message;
        private @Nullable String time;
        private @Nullable Double created;
        private @Nullable String request;
        private String logger = "";
        private boolean cut;

        void take(JsonParser parser) throws IOException {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "message" -> message = parser.getValueAsString();
                    case "name" -> logger = String.valueOf(parser.getValueAsString());
                    case "levelname", "level" -> level = parser.getValueAsString();
                    case "asctime", "time" -> time = parser.getValueAsString();
                    case "created" -> created = parser.getValueAsDouble();
                    case "request_id" -> request = parser.getValueAsString();
                    case "traceback" -> takeTraceback(parser);
                    case "context" -> takeContext(parser);
                    default -> parser.skipChildren();
                }
                if (!name.equals("context")) {
                    parser.skipChildren();
                }
            }
        }

        private void takeTraceback(JsonParser parser) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                parser.getText().lines().forEach(traceback::add);
                return;
            }
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.VALUE_STRING) {
                    parser.getText().lines().forEach(traceback::add);
                }
            }
        }

        private void takeContext(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean request = parser.currentName().equals("request_id");
                parser.nextToken();
                if (request) {
                    this.request = parser.getValueAsString();
                }
                parser.skipChildren();
            }
        }

        Optional<LogRecord> record(ZoneOffset zone) {
            String words = message;
            Optional<LogLevel> known = Optional.ofNullable(level).flatMap(LogLevel::of);
            if (words == null || known.isEmpty()) {
                return Optional.empty();
            }
            if (cut && !traceback.isEmpty()) {
                traceback.add("… cut here");
            }
            return Optional.of(new LogRecord(
                    time(zone), known.get(), logger, words.strip(), Optional.ofNullable(request), traceback));
        }

        private Optional<Instant> time(ZoneOffset zone) {
            try {
                Double seconds = created;
                if (seconds != null) {
                    return Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)));
                }
            } catch (DateTimeException none) {
                return Optional.empty();
            }
            return Optional.ofNullable(time)
                    .flatMap(words -> Stamp.of(words, zone))
                    .map(Stamp::time);
        }
    }
}
