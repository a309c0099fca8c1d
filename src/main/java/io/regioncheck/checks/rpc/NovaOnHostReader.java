package io.regioncheck.checks.rpc;

import io.regioncheck.checks.rpc.NovaOnHost.Pin;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import io.regioncheck.node.config.ConfigUnreadable;
import io.regioncheck.node.config.EffectiveConfig;
import io.regioncheck.node.config.HostConfig;
import io.regioncheck.node.config.ProgramConfig;
import io.regioncheck.node.config.Setting;
import io.regioncheck.node.software.InstalledPackage;
import io.regioncheck.node.software.Packages;
import io.regioncheck.release.CodeVersions;
import io.regioncheck.release.NovaHost;
import io.regioncheck.release.Release;
import io.regioncheck.release.RpcApi;
import io.regioncheck.release.Service;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads which nova a host has from its packages and from the files that its services read. */
final class NovaOnHostReader {
    private static final String NOVA = "nova";
    private static final String COMPUTE = "nova-compute";
    private static final String SECTION = "upgrade_levels";

    /** The package with the code itself, of Debian, Ubuntu, RDO and SUSE: all others of nova only start it. */
    private static final Pattern CODE = Pattern.compile("python[0-9]{0,3}-nova");

    /** Those that call others; nova is what reads the usual files, such as an API behind a web server. */
    private static final Pattern CALLERS = Pattern.compile("nova(-(api|conductor|scheduler|cells)(-.*)?)?");

    /** What RDO puts before nova.conf: /usr/share/nova/nova-dist.conf. It is the package's, and pins nothing. */
    private static final String OF_THE_PACKAGE = "-dist.conf";

    private final CodeVersions versions = CodeVersions.facts();

    NovaOnHost of(HostReadings host, Set<NovaHost.Role> roles) {
        try {
            Release release = release(Packages.parse(text(host, Item.PACKAGES)));
            HostConfig config = HostConfig.parse(text(host, Item.CONFIG_FILES), false);
            SortedMap<NovaHost.Role, Map<RpcApi, Pin>> pins = new TreeMap<>();
            for (NovaHost.Role role : roles) {
                pins.put(role, pins(config, role));
            }
            return new NovaOnHost.Known(release, pins);
        } catch (Unclear unclear) {
            return new NovaOnHost.NotKnown(unclear.why);
        } catch (ConfigUnreadable strange) {
            return new NovaOnHost.NotKnown("its configuration: " + strange.getMessage());
        }
    }

    private static String text(HostReadings host, Item item) throws Unclear {
        if (!host.has(item)) {
            throw new Unclear("it was not asked");
        }
        Reading reading = host.of(item);
        if (reading instanceof Reading.Refused refused) {
            throw new Unclear(refused.why());
        }
        if (reading instanceof Reading.Failed failed) {
            throw new Unclear(failed.why());
        }
        Reading.Text text = (Reading.Text) reading;
        if (text.cut()) {
            throw new Unclear("it told more than is read: the end is missing");
        }
        return text.text();
    }

    private Release release(Packages packages) throws Unclear {
        List<InstalledPackage> code = packages.all().stream()
                .filter(one -> CODE.matcher(one.name()).matches())
                .toList();
        if (code.isEmpty()) {
            throw new Unclear("neither dpkg nor rpm has a package of nova's code there");
        }
        String named =
                code.stream().map(one -> one.name() + " " + one.version()).collect(Collectors.joining(", "));
        if (!code.stream().allMatch(InstalledPackage::isWhole)) {
            throw new Unclear(named + " is not installed to its end");
        }
        Set<Optional<Release>> releases = code.stream()
                .map(one -> versions.releaseOf(Service.NOVA, one.version()))
                .collect(Collectors.toSet());
        if (releases.size() > 1) {
            throw new Unclear(named + " are of two releases: which of them runs cannot be said");
        }
        return releases.iterator().next().orElseThrow(() -> new Unclear(named + " is of no release that is known"));
    }

    private static Map<RpcApi, Pin> pins(HostConfig config, NovaHost.Role role) throws Unclear {
        List<ProgramConfig> programs = programs(config, role);
        if (programs.isEmpty()) {
            throw new Unclear("it has no /etc/nova/nova.conf that could be read");
        }
        Optional<Map<RpcApi, Pin>> pins = Optional.empty();
        for (ProgramConfig program : programs) {
            List<String> elsewhere = program.elsewhere().stream()
                    .filter(file -> !file.endsWith(OF_THE_PACKAGE))
                    .toList();
            if (!elsewhere.isEmpty()) {
                throw new Unclear(program.program() + " reads " + String.join(", ", elsewhere) + ", which is not read");
            }
            Map<RpcApi, Pin> read = pins(program.effective());
            if (pins.filter(before -> !words(before).equals(words(read))).isPresent()) {
                throw new Unclear(programs.stream().map(ProgramConfig::program).collect(Collectors.joining(", "))
                        + " read different files, with different [upgrade_levels]");
            }
            pins = pins.or(() -> Optional.of(read));
        }
        return pins.orElseThrow();
    }

    private static List<ProgramConfig> programs(HostConfig config, NovaHost.Role role) {
        List<ProgramConfig> all = ProgramConfig.of(config).stream()
                .filter(program -> program.project().equals(NOVA))
                .toList();
        String wanted = all.stream().anyMatch(program -> program.program().equals(COMPUTE)) ? COMPUTE : NOVA;
        return all.stream()
                .filter(program -> role == NovaHost.Role.COMPUTE
                        ? program.program().equals(wanted)
                        : CALLERS.matcher(program.program()).matches())
                .toList();
    }

    private static Map<RpcApi, Pin> pins(EffectiveConfig config) {
        Map<RpcApi, Pin> pins = new EnumMap<>(RpcApi.class);
        for (RpcApi api : RpcApi.values()) {
            config.value(SECTION, api.toString())
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .ifPresent(word -> pins.put(
                            api,
                            new Pin(
                                    word,
                                    config.settings(SECTION, api.toString()).stream()
                                            .map(Setting::file)
                                            .distinct()
                                            .toList())));
        }
        return pins;
    }

    static Map<RpcApi, String> words(Map<RpcApi, Pin> pins) {
        return pins.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, pin -> pin.getValue().word()));
    }

    /** Why it cannot be said. */
    private static final class Unclear extends Exception {
        private static final long serialVersionUID = 1L;

        private final String why;

        Unclear(String why) {
            super(why);
            this.why = why;
        }
    }
}
