package io.regioncheck.checks.configuration;

import io.regioncheck.node.config.ConfigFile;
import io.regioncheck.node.config.EffectiveConfig;
import io.regioncheck.release.Release;
import io.regioncheck.release.RequiredOptions;
import io.regioncheck.release.RequiredOptions.Login;
import io.regioncheck.release.RequiredOptions.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks for what a release needs in what programs read. */
final class RequiredJudge {
    private final Release target;
    private final RequiredOptions required = RequiredOptions.facts();
    private final Set<String> notWhole = new TreeSet<>();
    private int looked;

    RequiredJudge(Release target) {
        this.target = target;
    }

    /** Programs that were not looked at, with the files that are not known. */
    Set<String> notWhole() {
        return notWhole;
    }

    /** How many programs were looked at. */
    int looked() {
        return looked;
    }

    /** Returns what a host lacks; what several programs lack of one file once. */
    List<Missing> judge(List<ServiceConfig> programs) {
        Map<String, Missing> missing = new LinkedHashMap<>();
        for (ServiceConfig program : programs) {
            if (program.files().isEmpty() || !program.elsewhere().isEmpty()) {
                notWhole.add(
                        program.elsewhere().isEmpty()
                                ? program.program() + ", none of whose files is in /etc/" + program.service()
                                : program.program() + " with " + String.join(", ", program.elsewhere()));
                continue;
            }
            looked++;
            EffectiveConfig effective = program.effective();
            required.logins().stream()
                    .filter(login -> login.service() == program.service())
                    .flatMap(login -> login(login, program, effective).stream())
                    .forEach(one -> missing.putIfAbsent(key(one), one));
            required.options().stream()
                    .filter(option -> option.service() == program.service())
                    .flatMap(option -> option(option, program, effective).stream())
                    .forEach(one -> missing.putIfAbsent(key(one), one));
        }
        return new ArrayList<>(missing.values());
    }

    private static String key(Missing one) {
        return one.service() + "/" + one.group() + "/" + one.options();
    }

    private Optional<Missing> login(Login login, ServiceConfig program, EffectiveConfig effective) {
        LoginGroup group = new LoginGroup(effective, login.group());
        if (!login.programs().isEmpty() && !login.programs().contains(program.program())) {
            return Optional.empty();
        }
        if (group.plugin().isEmpty()) {
            boolean needed =
                    login.needed().filter(since -> !since.isAfter(target)).isPresent()
                            && (!login.ifUsed() || group.isUsed());
            return needed
                    ? Optional.of(missing(
                            program,
                            login.group(),
                            "auth_type",
                            "auth_type = password, with auth_url, username, password, project_name and both domains",
                            "auth_type = password",
                            login.why(),
                            false))
                    : Optional.empty();
        }
        List<LoginGroup.Need> lacking = group.lacking(target);
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(missing(
                program,
                login.group(),
                lacking.stream().map(LoginGroup.Need::name).collect(Collectors.joining(", ")),
                "the plugin " + group.plugin().get() + " to know "
                        + lacking.stream().map(LoginGroup.Need::what).collect(Collectors.joining(", ")),
                lacking.stream().map(LoginGroup.Need::line).collect(Collectors.joining("; ")),
                login.why(),
                false));
    }

    private Optional<Missing> option(Requirement option, ServiceConfig program, EffectiveConfig effective) {
        boolean applies = !option.since().isAfter(target)
                && (option.programs().isEmpty() || option.programs().contains(program.program()))
                && option.beside().map(name -> isSet(effective, name)).orElse(true);
        boolean there = option.anyOf().stream().anyMatch(name -> effective.has(option.group(), name));
        return !applies || there
                ? Optional.empty()
                : Optional.of(missing(
                        program,
                        option.group(),
                        String.join(" or ", option.anyOf()),
                        "set, from " + option.since() + " on",
                        option.line(),
                        option.why(),
                        option.warning()));
    }

    private static boolean isSet(EffectiveConfig effective, String name) {
        int slash = name.indexOf('/');
        return effective.has(name.substring(0, slash), name.substring(slash + 1));
    }

    private static Missing missing(
            ServiceConfig program,
            String group,
            String options,
            String expected,
            String line,
            String why,
            boolean warning) {
        String where = program.files().stream()
                .filter(file -> file.sections().stream()
                        .anyMatch(section -> section.group().equals(group)))
                .findFirst()
                .orElse(program.files().get(0))
                .path();
        String files = program.files().stream().map(ConfigFile::path).collect(Collectors.joining(", "));
        return new Missing(program.service(), group, options, files, where, expected, line, why, warning);
    }
}
