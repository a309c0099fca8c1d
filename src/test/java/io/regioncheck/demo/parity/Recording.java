package io.regioncheck.demo.parity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Exchanges in a file. */
public final class Recording {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Recording() {}

    /** Returns what the lab, OpenStack Zed of Debian 12, answered. */
    public static List<Exchange> ofZed() {
        try (InputStream file = Objects.requireNonNull(Recording.class.getResourceAsStream("recordings/zed.json"))) {
            return JSON.readValue(file, new TypeReference<List<Exchange>>() {});
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Exchange> read(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), new TypeReference<List<Exchange>>() {});
    }

    static void write(Path file, List<Exchange> exchanges) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        Files.writeString(file, JSON.writer(printer).writeValueAsString(exchanges) + "\n");
    }
}
