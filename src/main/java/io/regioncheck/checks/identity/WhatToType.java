package io.regioncheck.checks.identity;

import io.regioncheck.environment.Environment;
import io.regioncheck.openstack.TokenKind;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** What mends a keystone behind the balancer; nothing of it prints a key or a password. */
final class WhatToType {
    private WhatToType() {}

    static String start(Environment environment, String backend) {
        HttpUrl url = HttpUrl.get(backend);
        HttpUrl balancer = environment.identity().authUrl();
        return String.format(
                "on %s: ss -ltnp 'sport = :%d'; systemctl status keystone; tail /var/log/keystone/keystone.log\n"
                        + "systemctl restart keystone   # apache2 where that serves it\n"
                        + "curl -i -H 'Host: %s:%d' %s",
                url.host(), url.port(), balancer.host(), balancer.port(), backend);
    }

    /** Says how keystones come to take each other's tokens, by what makes these good. */
    static String oneSet(TokenKind kind, List<String> all) {
        String hosts = all.stream()
                .map(backend -> HttpUrl.get(backend).host())
                .distinct()
                .collect(Collectors.joining(", "));
        return switch (kind) {
            case FERNET ->
                keys("/etc/keystone/fernet-keys", "[fernet_tokens]", hosts)
                        + "from the one host on which keystone-manage fernet_rotate runs; no restart: keys are read for each token\n"
                        + "crontab -l -u keystone; grep -r fernet_rotate /etc/cron*   # on each: rotated on two, keys part again";
            case JWS ->
                keys("/etc/keystone/jws-keys/public", "[jwt_tokens]", hosts)
                        + "each has a private key of its own, and must have the public ones of all";
            case ON_RECORD ->
                "grep -A9 -E '^\\[(token|memcache|cache)\\]' /etc/keystone/keystone.conf   # on each of " + hosts
                        + ": tokens are on record in one place for all, not in a memcached on each host\n"
                        + BackendIdentity.whichDatabase();
        };
    }

    private static String keys(String directory, String section, String hosts) {
        return String.format(
                "sha256sum %1$s/*   # on each of %3$s: the same names and sums; key_repository in %2$s says if they are elsewhere\n"
                        + "rsync -a --delete %1$s/ HOST:%1$s/   # to each HOST whose sums differ, ",
                directory, section, hosts);
    }

    static String setClock(String backend) {
        return "on " + HttpUrl.get(backend).host()
                + ": chronyc tracking; chronyc sources   # or ntpq -p\nchronyc makestep   # once its sources are sound";
    }
}
