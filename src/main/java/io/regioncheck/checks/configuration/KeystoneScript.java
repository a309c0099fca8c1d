package io.regioncheck.checks.configuration;

import io.regioncheck.release.Release;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A script, or module, by which a web server serves keystone.
 *
 * <p>Sources, openstack/keystone: keystone-wsgi-public and keystone-wsgi-admin are in setup.cfg from 8.0.0 (Liberty) to 27.0.x, gone in 28.0.0
 * (release note remove-wsgi-scripts); the module keystone.wsgi.api comes with 27.0.0 (add-keystone-wsgi-module). httpd/keystone.py, of which guides up
 * to Kilo have a copy made, is deprecated in 9.0.0 (httpd-keystone) and gone in 11.0.0; copies call initialize_application of
 * keystone.server.wsgi, which is there up to Queens. Those from before Kilo import keystone.openstack.common, which Liberty has lost.
 *
 * @param where the file and line that names it
 * @param imports what the script itself says; empty where that is not known
 */
record KeystoneScript(String where, String name, String imports) {
    private static final Release SCRIPTS_FROM = Release.LIBERTY;
    private static final Release SCRIPTS_GONE = Release.FLAMINGO;
    private static final Release MODULE_FROM = Release.EPOXY;
    private static final Release COPY_BROKEN_FROM = Release.ROCKY;

    /**
     * What is to be said of it.
     *
     * @param problem empty if there is none
     */
    record Judgement(String what, String problem, String expected, String because, String remedy, boolean error) {}

    /** Reads what was gathered of a web server, or the lines of uWSGI among files of configuration. */
    static List<KeystoneScript> in(String text) {
        Map<String, KeystoneScript> found = new LinkedHashMap<>();
        Map<String, StringBuilder> imports = new LinkedHashMap<>();
        String file = "";
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("=\t")) {
                file = line.substring(2);
            } else if (file.contains("keystone") && file.contains("uwsgi") && line.indexOf('\t') > 0) {
                uwsgi(file, line).ifPresent(script -> found.putIfAbsent(script.name(), script));
            } else if (line.startsWith("/")) {
                webServer(line, found, imports);
            }
        }
        List<KeystoneScript> all = new ArrayList<>();
        found.values()
                .forEach(script -> all.add(new KeystoneScript(
                        script.where(),
                        script.name(),
                        String.valueOf(imports.getOrDefault(script.name(), new StringBuilder())))));
        return all;
    }

    private static Optional<KeystoneScript> uwsgi(String file, String line) {
        int tab = line.indexOf('\t');
        String[] words = line.substring(tab + 1).split("=", 2);
        String key = words[0].strip();
        return words.length == 2 && (key.equals("wsgi-file") || key.equals("module"))
                ? Optional.of(new KeystoneScript(file + ":" + line.substring(0, tab), words[1].strip(), ""))
                : Optional.empty();
    }

    private static void webServer(String line, Map<String, KeystoneScript> found, Map<String, StringBuilder> imports) {
        String[] parts = line.split(":", 3);
        if (parts.length < 3) {
            return;
        }
        String[] words = parts[2].strip().split("\\s+");
        boolean alias = words.length >= 3
                && (words[0].equalsIgnoreCase("WSGIScriptAlias") || words[0].equalsIgnoreCase("ScriptAlias"));
        if (alias && words[2].contains("keystone")) {
            String name = words[2].replace("\"", "");
            found.putIfAbsent(name, new KeystoneScript(parts[0] + ":" + parts[1], name, ""));
        } else if (found.containsKey(parts[0])) {
            imports.computeIfAbsent(parts[0], script -> new StringBuilder())
                    .append(parts[2])
                    .append('\n');
        }
    }

    Judgement judge(Release target) {
        String what = name + " (" + where + ")";
        if (isModule()) {
            return target.isBefore(MODULE_FROM)
                    ? wrong(what, target + " has no module keystone.wsgi.api", target, true)
                    : right(what);
        }
        if (isOwnScript()) {
            return target.isBefore(SCRIPTS_GONE)
                    ? right(what)
                    : wrong(what, "the scripts keystone-wsgi-* are gone from " + SCRIPTS_GONE + " on", target, true);
        }
        if (imports.contains("keystone.openstack") || imports.contains("keystone.backends")) {
            return wrong(
                    what,
                    "a copy of a script from before Kilo: it imports what keystone has not had since Liberty",
                    target,
                    true);
        }
        boolean broken = !target.isBefore(COPY_BROKEN_FROM);
        return wrong(
                what,
                broken
                        ? "no script of the release: a copy of httpd/keystone.py calls initialize_application, which is gone from "
                                + COPY_BROKEN_FROM + " on"
                        : "a copy of httpd/keystone.py, or a script of one's own",
                target,
                broken && (imports.isEmpty() || imports.contains("initialize_application(")));
    }

    private boolean isModule() {
        return name.startsWith("keystone.wsgi") || imports.contains("keystone.wsgi");
    }

    private boolean isOwnScript() {
        String base = name.substring(name.lastIndexOf('/') + 1);
        return base.startsWith("keystone-wsgi-")
                || imports.contains("initialize_public_application")
                || imports.contains("initialize_admin_application");
    }

    private static Judgement right(String what) {
        return new Judgement(what, "", "", "", "", false);
    }

    private Judgement wrong(String what, String problem, Release target, boolean error) {
        String expected = target.isBefore(SCRIPTS_FROM)
                ? "the script of the release"
                : target.isBefore(SCRIPTS_GONE)
                        ? "keystone-wsgi-public, and keystone-wsgi-admin for the admin port"
                        : "keystone.wsgi.api:application";
        String remedy = target.isBefore(SCRIPTS_GONE)
                ? "in " + where
                        + " name /usr/bin/keystone-wsgi-public (for port 35357 /usr/bin/keystone-wsgi-admin) in place of "
                        + name + ", and restart the web server"
                : "in " + where
                        + " name the module keystone.wsgi.api:application, or with mod_wsgi a file that imports application from it";
        return new Judgement(
                what,
                problem,
                expected,
                error
                        ? "nobody gets a token after the upgrade"
                        : "it works still, with a warning in keystone's log: no package keeps it up to date",
                remedy,
                error);
    }
}
