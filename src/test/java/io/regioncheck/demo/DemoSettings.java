package io.regioncheck.demo;

import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Release;
import io.regioncheck.demo.region.Rollout;
import io.regioncheck.demo.weather.Misbehaviour;
import io.regioncheck.run.UsageError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What demo is wanted, by system properties:
 *
 * <ul>
 *   <li>{@code demo.regions}, {@code demo.nodes}, {@code demo.servers}: how many regions, hosts that compute in each, servers in each
 *   <li>{@code demo.release}: {@code mitaka}, or half-way through an upgrade: {@code kilo..mitaka}; zed if it is not said
 *   <li>{@code demo.incident}: what went wrong, several with commas between them
 *   <li>{@code demo.misbehaviour}: how the services misbehave on the wire, {@code NAME} or {@code NAME:SHARE}
 *   <li>{@code demo.middleware}: {@code on} or {@code off}: whether database and message bus run, which are those of Zed; on, unless
 *       there are many nodes or another release
 *   <li>{@code demo.seed}: which troubles chance brings; the same seed, the same ones
 * </ul>
 */
public record DemoSettings(
        int regions,
        RegionSize size,
        Rollout rollout,
        Set<Incident> incidents,
        Optional<Misbehaving> misbehaving,
        long seed,
        boolean middleware) {
    /** A bus with daemons behind every host of a thousand takes ten seconds to start. */
    private static final int FEW_NODES = 50;

    static final String PREFIX = "demo.";
    private static final List<String> KNOWN =
            List.of("regions", "nodes", "servers", "release", "incident", "misbehaviour", "seed", "middleware");

    /** @param share of the requests that meet it */
    public record Misbehaving(Misbehaviour how, double share) {}

    public DemoSettings {
        incidents = Set.copyOf(incidents);
    }

    /** Returns the demo that looks like the lab. */
    public static DemoSettings likeTheLab() {
        return new DemoSettings(1, RegionSize.LAB, Rollout.ZED, Set.of(), Optional.empty(), 1, false);
    }

    /** Returns the same with a database and a message bus. */
    public DemoSettings withMiddleware() {
        return new DemoSettings(regions, size, rollout, incidents, misbehaving, seed, true);
    }

    public DemoSettings with(Incident... more) {
        return new DemoSettings(regions, size, rollout, Set.of(more), misbehaving, seed, middleware);
    }

    public DemoSettings with(Misbehaviour how) {
        return new DemoSettings(
                regions, size, rollout, incidents, Optional.of(new Misbehaving(how, how.share())), seed, middleware);
    }

    public DemoSettings sized(int wantedRegions, int nodes, int servers) {
        return new DemoSettings(
                wantedRegions, new RegionSize(nodes, servers), rollout, incidents, misbehaving, seed, middleware);
    }

    public DemoSettings in(Rollout other) {
        return new DemoSettings(regions, size, other, incidents, misbehaving, seed, middleware);
    }

    /** @throws UsageError with what is allowed, if a property says what is not */
    public static DemoSettings read(Properties properties) {
        Map<String, String> said = properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toMap(name -> name.substring(PREFIX.length()), properties::getProperty));
        for (String name : new TreeSet<>(said.keySet())) {
            allowed("-D" + PREFIX + name, KNOWN.contains(name), "demo." + String.join(", demo.", KNOWN));
        }
        Rollout rollout = WantedRelease.read(said.getOrDefault("release", Release.ZED.code()));
        RegionSize size = new RegionSize(number(said, "nodes", 1), number(said, "servers", 0));
        Set<Incident> incidents = incidents(said);
        for (Incident incident : incidents) {
            allowed(
                    "demo.incident = " + incident.id() + " with demo.nodes = " + size.computes(),
                    size.computes() >= incident.fewestComputes(),
                    "demo.nodes of " + incident.fewestComputes() + " or more: fewer do not show it");
        }
        return new DemoSettings(
                number(said, "regions", 1),
                size,
                rollout,
                incidents,
                Optional.ofNullable(said.get("misbehaviour")).map(DemoSettings::misbehaving),
                number(said, "seed", 1),
                switchedOn(said, rollout));
    }

    private static boolean switchedOn(Map<String, String> said, Rollout rollout) {
        boolean few = number(said, "regions", 1) * number(said, "nodes", 1) <= FEW_NODES;
        boolean ours = rollout.isOnly(Release.ZED);
        String text = said.getOrDefault("middleware", few && ours ? "on" : "off");
        allowed("demo.middleware = " + text, text.equals("on") || text.equals("off"), "on, off");
        allowed(
                "demo.middleware = on with demo.release = " + rollout,
                ours || text.equals("off"),
                "off: database and message bus are those of zed");
        return text.equals("on");
    }

    private static int number(Map<String, String> said, String name, int otherwise) {
        String text = said.getOrDefault(name, String.valueOf(otherwise));
        boolean sound = text.matches("[0-9]{1,6}") && (otherwise == 0 || Integer.parseInt(text) > 0);
        allowed("demo." + name + " = " + text, sound, "a number" + (otherwise == 0 ? "" : " above zero"));
        return Integer.parseInt(text);
    }

    private static Set<Incident> incidents(Map<String, String> said) {
        return Arrays.stream(said.getOrDefault("incident", "").split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(id -> Incident.named(id)
                        .orElseThrow(() -> refused("demo.incident = " + id, String.join(", ", Incident.ids()))))
                .collect(Collectors.toSet());
    }

    private static Misbehaving misbehaving(String text) {
        String[] parts = text.split(":", 2);
        Misbehaviour how = Misbehaviour.named(parts[0])
                .orElseThrow(() -> refused("demo.misbehaviour = " + text, String.join(", ", Misbehaviour.ids())));
        if (parts.length == 1) {
            return new Misbehaving(how, how.share());
        }
        allowed("demo.misbehaviour = " + text, how.isShared(), parts[0] + ", without a share: all requests meet it");
        allowed("demo.misbehaviour = " + text, parts[1].matches("0(\\.[0-9]+)?|1(\\.0+)?"), "a share from 0 to 1");
        return new Misbehaving(how, Double.parseDouble(parts[1]));
    }

    private static void allowed(String found, boolean sound, String allowed) {
        if (!sound) {
            throw refused(found, allowed);
        }
    }

    static UsageError refused(String found, String allowed) {
        return new UsageError(String.format(Locale.ROOT, "%s: allowed: %s", found, allowed));
    }
}
