package io.regioncheck.checks.configuration;

import io.regioncheck.node.config.EffectiveConfig;
import io.regioncheck.release.Release;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A group by which a service logs in at keystone. What the plugins need: keystoneauth1/identity/generic/password.py, identity/v3/base.py and
 * loading/_plugins/identity/generic.py (2.4.0 to 5.x); an auth_section sends the reader to another group.
 */
final class LoginGroup {
    private static final List<String> PROJECT = List.of("project_name", "project_id", "tenant_name", "tenant_id");
    private static final List<String> OTHER_SCOPE = List.of("system_scope", "trust_id", "domain_id", "domain_name");

    private final EffectiveConfig effective;
    private final String own;
    private final String group;

    LoginGroup(EffectiveConfig effective, String own) {
        this.effective = effective;
        this.own = own;
        this.group = effective
                .value(own, "auth_section")
                .filter(name -> !name.isEmpty())
                .orElse(own);
    }

    /** What is lacking: its name, what it says, and what to write. */
    record Need(String name, String what, String line) {}

    boolean isUsed() {
        return effective.all().containsKey(own);
    }

    /** Returns how it logs in; empty if it says nothing of that. */
    Optional<String> plugin() {
        return effective
                .value(group, "auth_type")
                .or(() -> effective.value(group, "auth_plugin"))
                .filter(name -> !name.isEmpty());
    }

    List<Need> lacking(Release target) {
        List<Need> lacking = new ArrayList<>();
        String plugin = plugin().orElse("");
        if (!plugin.equals("password") && !plugin.equals("v3password")) {
            return lacking;
        }
        need(lacking, "auth_url", "where keystone is", "auth_url = http://CONTROLLER:5000", "auth_url");
        need(lacking, "username", "whom", "username = " + own, "username", "user_id", "user_name");
        need(lacking, "password", "the password", "password = PASSWORD", "password");
        boolean otherScope = has(OTHER_SCOPE.toArray(String[]::new));
        if (!otherScope) {
            need(
                    lacking,
                    "project_name",
                    "for which project",
                    "project_name = service",
                    PROJECT.toArray(String[]::new));
        }
        // keystone had its v2.0, which knows no domains, up to Pike
        boolean withoutDomains = plugin.equals("password")
                && target.isBefore(Release.QUEENS)
                && effective
                        .value(group, "auth_url")
                        .filter(url -> url.contains("/v2.0"))
                        .isPresent();
        if (!withoutDomains) {
            if (!otherScope && !has("project_id", "tenant_id")) {
                need(
                        lacking,
                        "project_domain_name",
                        "the project's domain",
                        "project_domain_name = Default",
                        "project_domain_name",
                        "project_domain_id",
                        "default_domain_id",
                        "default_domain_name");
            }
            if (!has("user_id")) {
                need(
                        lacking,
                        "user_domain_name",
                        "the user's domain",
                        "user_domain_name = Default",
                        "user_domain_name",
                        "user_domain_id",
                        "default_domain_id",
                        "default_domain_name");
            }
        }
        return lacking;
    }

    private void need(List<Need> lacking, String name, String what, String line, String... anyOf) {
        if (!has(anyOf)) {
            lacking.add(new Need(name, what, line));
        }
    }

    private boolean has(String... names) {
        return Arrays.stream(names).anyMatch(name -> effective.has(group, name));
    }
}
