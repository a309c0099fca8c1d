package io.regioncheck.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.demo.http.Loopback;
import io.regioncheck.demo.http.Loopback.Reply;
import io.regioncheck.demo.region.Release;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom keystone lets in, and what it needs to be told. */
class KeystoneTests {
    private static final String BODY =
            "{'auth': {'identity': {'methods': ['password'], 'password': {'user': %s}}, 'scope': {'project': %s}}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'name': 'portal', 'domain': {'name': 'Default'} | 'name': 'portal', 'domain': {'id': 'default'} | 201
            'name': 'portal'                                | 'name': 'portal', 'domain': {'id': 'default'} | 400
            'name': 'portal', 'domain': {'name': 'Default'} | 'name': 'portal'                              | 400
            'name': 'portal', 'domain': {'name': 'other'}   | 'name': 'portal', 'domain': {'id': 'default'} | 401
            'name': 'portal', 'domain': {'name': 'Default'} | 'name': 'portal', 'domain': {'id': 'other'}   | 401
            'id': '@user'                                   | 'id': '@project'                              | 201
            'id': '@project'                                | 'id': '@project'                              | 401
            """)
    void namesNeedTheirDomainAndIdsDoNot(String user, String project, int status) {
        Accounts accounts = Accounts.create();
        Account portal = accounts.named("portal");
        Keystone keystone = new Keystone(accounts, new ServiceCatalog(), Duration.ofHours(1), Release.ZED);
        String whole = "{" + user + ", 'password': '" + portal.password() + "'}";
        String json = BODY.formatted(whole, "{" + project + "}")
                .replace("@user", portal.id())
                .replace("@project", portal.project().id())
                .replace('\'', '"');
        try (Loopback api = new Loopback(keystone.parts(), Map.of())) {
            Reply reply = api.send("none", "POST", "/v3/auth/tokens", json);
            assertThat(reply.status()).isEqualTo(status);
            if (status == 400) {
                assertThat(reply.json().at("/error/message").asText()).startsWith("Expecting to find domain in ");
            }
        }
    }
}
