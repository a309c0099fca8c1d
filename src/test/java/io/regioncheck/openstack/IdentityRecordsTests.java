package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What keystone has on record of users and projects, in the shapes of Zed's. */
@Timeout(20)
class IdentityRecordsTests {
    private static final User NOVA = new User("u1", "nova", true, Optional.empty());
    private static final Project SERVICE = new Project("p1", "service", true);

    private final FakeCloud fake = FakeCloud.start();
    private final Cloud cloud = fake.open();

    @AfterEach
    void close() {
        cloud.close();
        fake.close();
    }

    private void has(String path, String body) {
        fake.always("GET", path, Twist.body(200, body));
    }

    @Test
    void aUserIsFoundInItsDomain() {
        has(
                "/v3/users",
                "{\"users\": [{\"id\": \"u1\", \"name\": \"nova\", \"domain_id\": \"default\", \"enabled\": false, \"password_expires_at\": null}],"
                        + " \"links\": {\"next\": null}}");
        assertThat(cloud.identity().user("nova", "Default")).contains(new User("u1", "nova", false, Optional.empty()));
        assertThat(fake.asked("GET", "/v3/users"))
                .singleElement()
                .satisfies(request -> assertThat(request.path()).endsWith("/v3/users?domain_id=default&name=nova"));
    }

    @Test
    void anExpiredPasswordIsSeenAndOneThatLastsIsNot() {
        has(
                "/v3/users",
                "{\"users\": [{\"id\": \"u1\", \"name\": \"old\", \"password_expires_at\": \"2020-01-01T00:00:00.000000\"},"
                        + " {\"id\": \"u2\", \"name\": \"new\", \"password_expires_at\": \"2999-01-01T00:00:00.000000\"}]}");
        assertThat(cloud.identity().user("old", "Default").orElseThrow().passwordExpired())
                .isPresent();
        assertThat(cloud.identity().user("new", "Default").orElseThrow().passwordExpired())
                .isEmpty();
    }

    @Test
    void anotherDomainIsLookedUpByItsName() {
        has("/v3/domains", "{\"domains\": [{\"id\": \"d7\", \"name\": \"cloud & services\"}]}");
        has("/v3/projects", "{\"projects\": [{\"id\": \"p1\", \"name\": \"service\", \"enabled\": true}]}");
        assertThat(cloud.identity().project("service", "cloud & services")).contains(SERVICE);
        assertThat(fake.asked("GET", "/v3/domains").get(0).path()).endsWith("?name=cloud+%26+services");
        assertThat(fake.asked("GET", "/v3/projects").get(0).path()).contains("domain_id=d7");
    }

    @Test
    void whoIsNotThereIsNotFound() {
        has("/v3/users", "{\"users\": []}");
        has("/v3/domains", "{\"domains\": []}");
        assertThat(cloud.identity().user("nova", "Default")).isEmpty();
        assertThat(cloud.identity().user("nova", "elsewhere")).isEmpty();
    }

    @Test
    void rolesHaveTheirNamesAndThoseThatOthersImplyCountToo() {
        has(
                "/v3/roles",
                "{\"roles\": [{\"id\": \"r1\", \"name\": \"admin\"}, {\"id\": \"r2\", \"name\": \"member\"}]}");
        has(
                "/v3/role_assignments",
                "{\"role_assignments\": [{\"role\": {\"id\": \"r1\"}, \"user\": {\"id\": \"u1\"}},"
                        + " {\"role\": {\"id\": \"r2\"}, \"user\": {\"id\": \"u1\"}, \"links\": {\"prior_role\": \"x\"}}]}");
        assertThat(cloud.identity().roles(NOVA, SERVICE)).containsExactly("admin", "member");
        assertThat(fake.asked("GET", "/v3/role_assignments").get(0).path())
                .endsWith("?effective=1&user.id=u1&scope.project.id=p1");
    }
}
