package io.regioncheck.checks.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.node.config.ConfigFile;
import io.regioncheck.node.config.HostConfig;
import io.regioncheck.release.Release;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigJudgesTests {
    private static final String NOVA = "/etc/nova/nova.conf";
    private static final String LOGIN =
            "[neutron]\nauth_type = password\nauth_url = http://k:5000\nusername = neutron\npassword = <salted-sha256:00>\n";

    private static List<ServiceConfig> nova(String content) {
        return ServiceConfig.of(Told.config(Told.file(NOVA, content)));
    }

    private static Offence only(String content, Release target) {
        List<Offence> offences = new OptionJudge(target).judge(nova(content));
        assertThat(offences).hasSize(1);
        return offences.get(0);
    }

    @Test
    void projectAndDomainsThatNovaLacksForNeutronAreNamedWithTheLines() {
        assertThat(new RequiredJudge(Release.ZED).judge(nova(LOGIN)))
                .filteredOn(missing -> missing.group().equals("neutron"))
                .singleElement()
                .satisfies(missing -> {
                    assertThat(missing.options()).isEqualTo("project_name, project_domain_name, user_domain_name");
                    assertThat(missing.line()).contains("project_name = service", "user_domain_name = Default");
                    assertThat(missing.warning()).isFalse();
                });
    }

    @Test
    void idsAndADefaultDomainWillDo() {
        String rest = "project_id = 1\nuser_id = 2\n";
        String domain = "project_name = service\ndefault_domain_id = default\n";
        for (String more : List.of(rest, domain)) {
            assertThat(new RequiredJudge(Release.ZED).judge(nova(LOGIN + more)))
                    .filteredOn(missing -> missing.group().equals("neutron"))
                    .isEmpty();
        }
    }

    @Test
    void whatIsMovedAndStillReadIsAWarningAndWhatIsLostAnError() {
        String line = "[DEFAULT]\nosapi_max_limit = 1000\n";
        assertThat(only(line, Release.ZED).isError()).isFalse();
        assertThat(only(line, Release.ZED).replacement()).isEqualTo("max_limit = 1000");
        Offence lost = only("[neutron]\nadmin_username = neutron\n", Release.MITAKA);
        assertThat(lost.isError()).isTrue();
        assertThat(lost.replacement()).isEqualTo("username = neutron");
        List<Offence> both =
                new OptionJudge(Release.MITAKA).judge(nova("[neutron]\nadmin_username = a\nusername = a\n"));
        assertThat(both)
                .singleElement()
                .satisfies(one -> assertThat(one.isError()).isFalse());
    }

    @Test
    void keystonesClassPathGetsTheEntryPointsName() {
        List<ServiceConfig> keystone = ServiceConfig.of(Told.config(Told.file(
                "/etc/keystone/keystone.conf", "[revoke]\ndriver = keystone.contrib.revoke.backends.sql.Revoke\n")));
        assertThat(new OptionJudge(Release.MITAKA).judge(keystone))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.replacement()).isEqualTo("driver = sql");
                    assertThat(one.isError()).isFalse();
                });
        assertThat(new OptionJudge(Release.PIKE).judge(keystone))
                .singleElement()
                .satisfies(one -> assertThat(one.isError()).isTrue());
    }

    @Test
    void groupsOfBackEndsAreReadAsWhatTheyAre() {
        List<ServiceConfig> cinder = ServiceConfig.of(
                Told.config(
                        Told.file(
                                "/etc/cinder/cinder.conf",
                                "[DEFAULT]\nenabled_backends = fast\n[fast]\nvolume_group = x\nnot_an_option = 1\n[vendor]\nthing = 1\n")));
        assertThat(new OptionJudge(Release.ZED).judge(cinder))
                .extracting(one -> one.setting().name())
                .containsExactly("not_an_option");
    }

    @Test
    void thePatchChangesMovesAndLeavesSecretsToTheReader() {
        String content =
                "[DEFAULT]\n# kept\nosapi_max_limit = 1000\nmy_ip = 1\n[api]\nuse_forwarded_for = true\n[neutron]\nadmin_password = <salted-sha256:00>\n";
        HostConfig host = Told.config(Told.file(NOVA, content));
        List<Offence> offences = new OptionJudge(Release.ZED).judge(ServiceConfig.of(host));
        ConfigFile file = host.file(NOVA).orElseThrow();
        ConfigPatch patch = ConfigPatch.of(file, offences);
        assertThat(patch.text())
                .contains("@@ -3,1 +2,0 @@\n-osapi_max_limit = 1000\n")
                .contains("@@ -5,0 +5,1 @@\n+max_limit = 1000\n");
        assertThat(patch.byHand())
                .anyMatch(line -> line.startsWith("line 8:"))
                .noneMatch(line -> line.contains("1000"));
    }

    @Test
    void theHashOfASecretIsNeverSaidToBeWritten() {
        HostConfig host = Told.config(
                Told.file(
                        NOVA,
                        "[neutron]\nadmin_password = <salted-sha256:9fc1c2aa00112233>\n[DEFAULT]\nsql_connection = mysql://nova:<salted-sha256:00>@db/nova\n"));
        List<Offence> offences = new OptionJudge(Release.MITAKA).judge(ServiceConfig.of(host));

        assertThat(offences).extracting(Wording::change).hasSize(2).noneMatch(line -> line.contains("salted"));
        assertThat(offences)
                .extracting(Offence::replacement)
                .containsExactly("password = (what stands there now)", "connection = (what stands there now)");
        assertThat(ConfigPatch.of(host.file(NOVA).orElseThrow(), offences).byHand())
                .hasSize(2)
                .noneMatch(line -> line.contains("salted"));
    }

    @Test
    void copiesOfKeystonesScriptAreToldFromItsOwn() {
        String head = "/etc/apache2/sites-enabled/k.conf:3:  WSGIScriptAlias / ";
        KeystoneScript own =
                KeystoneScript.in(head + "/usr/bin/keystone-wsgi-public\n").get(0);
        assertThat(own.judge(Release.ZED).problem()).isEmpty();
        assertThat(own.judge(Release.FLAMINGO).error()).isTrue();
        String copy = "/var/www/cgi-bin/keystone/main";
        String line = copy + ":20:application = wsgi_server.initialize_application(name)\n";
        KeystoneScript copied = KeystoneScript.in(head + copy + "\n" + line).get(0);
        assertThat(copied.judge(Release.MITAKA).problem()).isNotEmpty();
        assertThat(copied.judge(Release.MITAKA).error()).isFalse();
        assertThat(copied.judge(Release.ROCKY).error()).isTrue();
        KeystoneScript linked = KeystoneScript.in(head + copy + "\n" + copy
                        + ":5:from keystone.server.wsgi import initialize_public_application\n")
                .get(0);
        assertThat(linked.judge(Release.ZED).problem()).isEmpty();
    }
}
