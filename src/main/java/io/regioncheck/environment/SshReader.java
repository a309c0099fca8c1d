package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How hosts are reached: what a host has of its own wins over what all have, that over the ssh_config, and that over what is usual. */
final class SshReader {
    private static final Pattern HOP = Pattern.compile("(?:([^@]+)@)?([^:]+|\\[[^]]+])(?::(\\d{1,5}))?");
    private static final int MOST_HOPS = 8;
    private static final String NO_JUMP = "none";
    private static final String USUAL_KEY = "~/.ssh/id_ed25519";

    private final Reading reading;
    private final JsonNode shared;
    private final SshConfig config;

    /** @param nodes the block of all hosts */
    SshReader(Reading reading, JsonNode nodes) {
        this.reading = reading;
        this.shared = nodes.path("ssh");
        this.config = SshConfig.of(reading, Reading.text(nodes, "ssh-config"));
    }

    /**
     * Where a host's own values come from.
     *
     * @param address empty where it has none but its name
     */
    record Own(
            Optional<String> address,
            Optional<Integer> port,
            Optional<String> user,
            Optional<Path> key,
            Optional<Path> knownHosts,
            Optional<Boolean> verify,
            Optional<String> jump) {}

    /** Returns what a block of the file says of one host. */
    Own own(Optional<String> address, JsonNode block) {
        return new Own(
                address,
                Optional.of(block.path("port")).filter(JsonNode::isInt).map(JsonNode::asInt),
                Reading.text(block, "user"),
                Reading.text(block, "key").map(reading::path),
                Reading.text(block, "known-hosts").map(reading::path),
                Optional.of(block.path("verify-host-key"))
                        .filter(JsonNode::isBoolean)
                        .map(JsonNode::asBoolean),
                Reading.text(block, "jump"));
    }

    /** Returns how a host is reached. */
    SshAccess access(String name, Own own) {
        return access(name, own, 0);
    }

    private SshAccess access(String name, Own own, int hops) {
        Own all = own(Optional.empty(), shared);
        SshConfig.Said said = config.of(own.address().orElse(name));
        Optional<String> jump =
                own.jump().or(() -> hops == 0 ? all.jump() : Optional.empty()).or(said::jump);
        return new SshAccess(
                said.address().or(own::address).orElse(name),
                own.port().or(all::port).or(said::port).orElse(22),
                own.user().or(all::user).or(said::user).orElseGet(() -> System.getProperty("user.name")),
                own.key().or(all::key).or(said::key).orElseGet(() -> reading.path(USUAL_KEY)),
                own.knownHosts().or(all::knownHosts).or(said::knownHosts),
                own.verify().or(all::verify).orElse(true),
                jump.filter(hop -> !hop.equals(NO_JUMP)).map(hop -> jumpHost(hop, hops + 1)));
    }

    /** The last of several hops stands before the host, and each behind the one that is named before it. */
    private SshAccess jumpHost(String jump, int hops) {
        int comma = jump.lastIndexOf(',');
        String last = jump.substring(comma + 1).strip();
        Matcher hop = HOP.matcher(last);
        if (!hop.matches() || hops > MOST_HOPS) {
            reading.mistake(
                    "nodes.ssh.jump",
                    "the jump host \"" + jump + "\"",
                    "[user@]host[:port], at most " + MOST_HOPS + ", none of them through itself");
            return new SshAccess("invalid", 22, "invalid", reading.path(USUAL_KEY), Optional.empty(), true);
        }
        Optional<String> before = comma < 0 ? Optional.empty() : Optional.of(jump.substring(0, comma));
        String host = hop.group(2).replace("[", "").replace("]", "");
        SshConfig.Said said = config.of(host);
        Own own = new Own(
                Optional.of(host),
                Optional.ofNullable(hop.group(3))
                        .map(Integer::valueOf)
                        .or(said::port)
                        .or(() -> Optional.of(22)),
                Optional.ofNullable(hop.group(1)).or(said::user),
                said.key(),
                said.knownHosts(),
                Optional.empty(),
                before.map(earlier -> NO_JUMP));
        SshAccess direct = access(host, own, hops);
        Optional<SshAccess> via =
                before.map(earlier -> jumpHost(earlier, hops + 1)).or(direct::via);
        return new SshAccess(
                direct.address(),
                direct.port(),
                direct.user(),
                direct.privateKey(),
                direct.knownHosts(),
                direct.verifyHostKey(),
                via);
    }

    /** Returns whether the key of a host is one that somebody named, and not only the usual one. */
    boolean isNamed(Path key) {
        return !key.equals(reading.path(USUAL_KEY));
    }
}
