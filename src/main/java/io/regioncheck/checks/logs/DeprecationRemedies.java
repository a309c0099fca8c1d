package io.regioncheck.checks.logs;

import io.regioncheck.check.SwitchAgentGate;
import io.regioncheck.release.Deprecation;
import java.util.Collection;

/**
 * What to type when a service warns of what goes away.
 *
 * @param service such as {@code nova}
 * @param programs that read it, and have to be started again
 */
record DeprecationRemedies(String service, Collection<String> programs) {

    String of(Deprecation deprecation) {
        if (deprecation instanceof Deprecation.Renamed renamed) {
            return renamed(renamed);
        }
        if (deprecation instanceof Deprecation.ForRemoval removal) {
            return removal(removal);
        }
        if (deprecation instanceof Deprecation.ClassPath path) {
            return "grep -A 20 -F '[" + path.namespace() + "]' /usr/lib/python*/*-packages/" + service
                    + "-*info/entry_points.txt   # the name whose class this is, most likely " + module(path.path())
                    + "\n" + replace(path.path(), module(path.path()));
        }
        if (deprecation instanceof Deprecation.Feature feature) {
            return feature(feature);
        }
        return ((Deprecation.Words) deprecation)
                .advice()
                .map(advice -> advice.replace("{file}", file()).replace("{service}", service))
                .orElse("the message says what to do; where the configuration has it: grep -rn … /etc/" + service);
    }

    private String renamed(Deprecation.Renamed option) {
        return where(option.option()) + "\ncrudini --set " + file() + " " + option.newGroup() + " " + option.newOption()
                + " \"$(crudini --get " + file() + " " + option.group() + " " + option.option()
                + ")\" && crudini --del "
                + file() + " " + option.group() + " " + option.option() + "\n" + restart();
    }

    private String removal(Deprecation.ForRemoval option) {
        String once = option.reason().isPresent() ? "   # once what its authors say is done" : "";
        return where(option.option()) + "\ncrudini --del " + file() + " " + option.group() + " " + option.option()
                + once + "\n" + restart();
    }

    private String feature(Deprecation.Feature feature) {
        boolean isPath =
                feature.what().matches("[\\w.]{1,200}") && feature.what().contains(".");
        if (isPath
                && feature.inFavorOf()
                        .filter(name -> name.matches("[\\w.-]{1,100}"))
                        .isPresent()) {
            return replace(feature.what(), feature.inFavorOf().get());
        }
        return feature.inFavorOf()
                .map(other -> "use " + other + " in its place")
                .orElse("nothing stands for it: stop using it before the upgrade that drops it");
    }

    private String replace(String old, String now) {
        return "grep -rnF " + old + " /etc/" + service + "\nsed -i 's/" + old.replace(".", "\\.") + "/" + now + "/' "
                + file() + "\n" + restart();
    }

    private String where(String option) {
        return "grep -rnE '^ *" + option + " *=' /etc/" + service
                + "   # which file it is in; below it is taken for the main one";
    }

    /** The main configuration file, by the name that its package gives it. */
    private String file() {
        return "/etc/" + service + "/" + (service.equals("glance") ? "glance-api" : service) + ".conf";
    }

    private String restart() {
        return "systemctl restart " + String.join(" ", programs) + "   # when it suits"
                + (SwitchAgentGate.isBefore(programs) ? "; " + SwitchAgentGate.WORDS : "");
    }

    private static String module(String path) {
        String[] parts = path.split("\\.");
        return parts.length < 2 ? path : parts[parts.length - 2];
    }
}
