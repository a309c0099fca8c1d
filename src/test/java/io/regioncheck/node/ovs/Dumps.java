package io.regioncheck.node.ovs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What real switches printed. */
public final class Dumps {
    private Dumps() {}

    /** @param name such as {@code zed-flows.txt}, which Open vSwitch 3.1 of Debian 12 printed with neutron of Zed */
    public static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Dumps.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
