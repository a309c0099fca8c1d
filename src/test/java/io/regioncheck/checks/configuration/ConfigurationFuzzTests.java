package io.regioncheck.checks.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.Findings;
import io.regioncheck.fuzz.Fuzz;
import io.regioncheck.fuzz.Seeds;
import io.regioncheck.release.Release;
import org.junit.jupiter.api.Test;

/** Whatever a host tells of its backups and its web server, it is read without an exception, and in little time. */
class ConfigurationFuzzTests {

    @Test
    void backups() {
        Fuzz.of("backups (Backups)", Seeds.of("checks/configuration/backups.txt"), "b:", "c:", "999999999999:", ".sql")
                .on(text -> {
                    Backups backups = Backups.parse(text);
                    assertThat(backups.newestDump()).isNotNull();
                    backups.judge("controller", new Findings());
                });
    }

    @Test
    void webServerFiles() {
        Fuzz.of(
                        "web-server-files (KeystoneScript)",
                        Seeds.of("checks/configuration/web-server-files.txt", "node/config/zed-config-files.txt"),
                        "WSGIScriptAlias / /usr/bin/keystone-wsgi-public\n",
                        "from keystone.server.wsgi import initialize_public_application\n",
                        "=\t/etc/keystone/keystone-uwsgi-public.ini\n",
                        "wsgi-file = ")
                .on(text -> KeystoneScript.in(text)
                        .forEach(script -> assertThat(script.judge(Release.ZED)).isNotNull()));
    }
}
