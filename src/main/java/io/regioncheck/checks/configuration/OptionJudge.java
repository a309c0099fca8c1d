package io.regioncheck.checks.configuration;

import io.regioncheck.node.config.ConfigFile;
import io.regioncheck.node.config.EffectiveConfig;
import io.regioncheck.node.config.Setting;
import io.regioncheck.release.OptionFacts;
import io.regioncheck.release.OptionGroups;
import io.regioncheck.release.OptionName;
import io.regioncheck.release.OptionNews;
import io.regioncheck.release.OptionNews.Kind;
import io.regioncheck.release.Release;
import io.regioncheck.release.Service;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of each option that is set what has become of it in a release. What many hosts have is looked up once. */
final class OptionJudge {
    private final Release target;
    private final Map<Service, OptionFacts> facts = new EnumMap<>(Service.class);
    private final Map<Asked, OptionNews> told = new HashMap<>();

    OptionJudge(Release target) {
        this.target = target;
    }

    private record Asked(Service service, OptionName option, String value) {}

    /** Returns the lines of a host's files that are to be changed, each once, whichever programs read it. */
    List<Offence> judge(List<ServiceConfig> programs) {
        Map<Setting, Offence> offences = new LinkedHashMap<>();
        for (ServiceConfig program : programs) {
            EffectiveConfig effective = program.effective();
            OptionGroups groups = groups(program.service(), effective);
            for (ConfigFile file : program.files()) {
                for (Setting setting : file.settings()) {
                    judge(program.service(), setting, effective, groups)
                            .ifPresent(offence -> offences.putIfAbsent(setting, offence));
                }
            }
        }
        return new ArrayList<>(offences.values());
    }

    private Optional<Offence> judge(Service service, Setting setting, EffectiveConfig effective, OptionGroups groups) {
        OptionFacts known = facts(service);
        Optional<String> group = groups.of(setting.group(), known);
        if (group.isEmpty()) {
            return Optional.empty();
        }
        OptionName option = new OptionName(group.get(), setting.plainName());
        OptionNews news = told.computeIfAbsent(
                new Asked(service, option, setting.isSecret() ? "" : setting.value()),
                asked -> known.judge(option, asked.value(), target));
        if (setting.hasDashes() && known.takes(option, target)) {
            OptionNews dashes = new OptionNews(
                    Kind.LOST,
                    Optional.empty(),
                    List.of(option),
                    Optional.empty(),
                    "written with dashes, it is not found");
            return Optional.of(
                    new Offence(service, setting, option, dashes, effective.has(setting.group(), option.name())));
        }
        boolean succeeded = news.instead().stream()
                .map(name -> name.group().equals(option.group()) ? new OptionName(setting.group(), name.name()) : name)
                .anyMatch(name -> effective.has(name.group(), name.name()));
        return news.kind() == Kind.FINE
                ? Optional.empty()
                : Optional.of(new Offence(service, setting, option, news, succeeded));
    }

    private OptionFacts facts(Service service) {
        return facts.computeIfAbsent(service, OptionFacts::of);
    }

    private OptionGroups groups(Service service, EffectiveConfig effective) {
        return new OptionGroups(
                service,
                target,
                name -> effective.value("DEFAULT", name),
                effective.all().values().stream()
                        .flatMap(options -> Optional.ofNullable(options.get("auth_section")).stream())
                        .map(Setting::value)
                        .collect(Collectors.toSet()));
    }
}
