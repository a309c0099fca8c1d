package io.regioncheck.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Secret;
import io.regioncheck.environment.ServiceUser;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Failing;
import io.regioncheck.openstack.FakeCloud;
import io.regioncheck.openstack.Twist;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who can log in, who cannot and why, and how often that is tried. The tokens of the fake keystone have the role member. */
@Timeout(30)
class ServiceUserChecksTests {
    private static final String WRONG = "battery horse";

    private final FakeCloud fake = FakeCloud.start();
    private final Findings findings = new Findings();

    @TempDir
    private Path ledgers;

    @BeforeEach
    void all() {
        has("/users", "{\"users\": [{\"id\": \"u1\", \"name\": \"nova\", \"enabled\": true}]}");
        has("/projects", "{\"projects\": [{\"id\": \"p1\", \"name\": \"service\", \"enabled\": true}]}");
        has("/roles", "{\"roles\": [{\"id\": \"r1\", \"name\": \"admin\"}, {\"id\": \"r2\", \"name\": \"reader\"}]}");
        has("/role_assignments", "{\"role_assignments\": [{\"role\": {\"id\": \"r1\"}}]}");
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private void has(String path, String body) {
        fake.always("GET", path, Twist.body(200, body));
    }

    private void hasInstead(String path, String body) {
        fake.heal();
        has(path, body);
        all();
    }

    private static ServiceUser user(String name, Optional<String> password, String... roles) {
        return new ServiceUser(
                name, "Default", "service", "Default", password.map(Secret::of), List.of(roles), List.of());
    }

    private static ServiceUser wrong(String... roles) {
        return user("nova", Optional.of(WRONG), roles);
    }

    private void check(ServiceUser... users) {
        try (FakeRun run = new FakeRun(fake.environment().serviceUsers(users).build(), ledgers)) {
            check(run.region());
        }
    }

    private void check(Region region) {
        new ServiceUserChecks().everyServiceUserGetsAToken(region, findings);
    }

    private Finding only() {
        assertThat(Found.in(findings)).hasSize(1);
        return Found.in(findings).get(0);
    }

    private long tries() {
        return fake.asked("POST", "/auth/tokens").stream()
                .filter(request -> request.body().contains(WRONG))
                .count();
    }

    @Test
    void whoGetsATokenWithItsRolesIsConfirmedAndNothingElseIsAsked() {
        check(user("nova", Optional.of(FakeCloud.PASSWORD), "member"));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings)).containsExactly("nova gets a token for project service, roles [member]");
        assertThat(fake.asked("GET", "/users")).isEmpty();
    }

    @Test
    void whoGetsATokenWithoutItsRoleIsNamed() {
        check(user("nova", Optional.of(FakeCloud.PASSWORD)));
        assertThat(only().observed()).isEqualTo("it has only roles [member] in project service");
        assertThat(only().remedy()).startsWith("openstack role add --project ").endsWith(" --user user-1 admin");
    }

    @Test
    void eachRoleThatIsMissingIsToBeAdded() {
        check(user("nova", Optional.of(FakeCloud.PASSWORD), "member", "service", "auditor"));
        assertThat(only().remedy()).contains(" service; ").endsWith(" auditor").doesNotContain("member");
    }

    @Test
    void aRefusedPasswordIsNamedWithWhereItIsUsed() {
        check(wrong());
        assertThat(only().subject()).isEqualTo("nova");
        assertThat(only().observed())
                .startsWith("its password is refused: 401 status 401")
                .contains("tries each password once");
        assertThat(only().because())
                .contains(
                        "nova.conf [keystone_authtoken], nova.conf [service_user], neutron.conf [nova], cinder.conf [nova]");
        assertThat(only().remedy()).startsWith("openstack user set --password-prompt u1 ");
    }

    @Test
    void aPasswordIsTriedOnceThoughSeveralRegionsShareItsKeystone() {
        ServiceUser nova = wrong();
        try (FakeRun run = new FakeRun(fake.environment().serviceUsers(nova).build(), ledgers)) {
            Region region = run.region();
            check(region);
            check(region);
        }
        assertThat(Found.in(findings)).hasSize(2);
        assertThat(tries()).isOne();
    }

    @Test
    void aPasswordIsNotTriedAgainWhenTheAnswerWasLost() {
        try (FakeRun run = new FakeRun(fake.environment().serviceUsers(wrong()).build(), ledgers)) {
            Region region = run.region();
            region.cloud().catalog();
            fake.once("POST", "/auth/tokens", Twist.lostAnswer());
            Failing.with(CallFailed.Kind.OUTCOME_UNKNOWN, () -> check(region));
        }
        assertThat(tries()).isOne();
    }

    @Test
    void whatKeystoneHasOnRecordTellsWhyThereIsNoToken() {
        hasInstead("/users", "{\"users\": []}");
        check(wrong());
        assertThat(only().observed()).isEqualTo("there is no such user in domain Default");
        assertThat(only().remedy())
                .isEqualTo("openstack user create --domain Default --password-prompt nova;"
                        + " openstack role add --project service --user nova admin");
    }

    @Test
    void aDisabledUserIsToBeEnabled() {
        hasInstead("/users", "{\"users\": [{\"id\": \"u1\", \"name\": \"nova\", \"enabled\": false}]}");
        check(wrong());
        assertThat(only().remedy()).isEqualTo("openstack user set --enable u1");
    }

    @Test
    void anExpiredPasswordIsSaidToBeThat() {
        hasInstead(
                "/users",
                "{\"users\": [{\"id\": \"u1\", \"name\": \"nova\", \"password_expires_at\": \"2020-01-01T00:00:00.000000\"}]}");
        check(wrong());
        assertThat(only().observed()).isEqualTo("its password expired on 2020-01-01T00:00:00Z");
    }

    @Test
    void aProjectThatIsDisabledOrMissingIsNamed() {
        hasInstead("/projects", "{\"projects\": [{\"id\": \"p1\", \"name\": \"service\", \"enabled\": false}]}");
        check(wrong());
        assertThat(only().remedy()).isEqualTo("openstack project set --enable p1");
        hasInstead("/projects", "{\"projects\": []}");
        check(wrong());
        assertThat(Found.in(findings).get(1).observed()).isEqualTo("there is no project service in domain Default");
    }

    @Test
    void aRoleThatIsGoneIsToBeAdded() {
        hasInstead("/role_assignments", "{\"role_assignments\": []}");
        check(wrong());
        assertThat(only().observed()).isEqualTo("it has no role in project service");
        assertThat(only().remedy()).isEqualTo("openstack role add --project p1 --user u1 admin");
    }

    @Test
    void withoutTheRightToLookARefusalIsStillAFinding() {
        fake.heal();
        fake.always("GET", "/users", Twist.status(403));
        check(wrong());
        assertThat(only().observed()).contains("cannot be told: our user may not look (403 status 403)");
        assertThat(only().remedy()).contains("openstack user show --domain Default nova");
    }

    @Test
    void withoutAPasswordWhatIsOnRecordIsLookedAtAndTheRestIsSaidToBeLeftOut() {
        check(user("nova", Optional.empty()));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings))
                .containsExactly(
                        "nova is there, enabled, and has roles [admin] in project service",
                        "left out: whether nova gets a token, because the environment has no password of it");
    }

    @Test
    void withoutAPasswordARoleThatIsMissingIsFound() {
        check(user("nova", Optional.empty(), "admin", "service"));
        assertThat(only().observed()).isEqualTo("it has only roles [admin] in project service");
        assertThat(only().remedy()).endsWith(" service");
    }

    @Test
    void withoutAPasswordAndWithoutTheRightToLookNothingIsKnown() {
        fake.heal();
        fake.always("GET", "/users", Twist.status(403));
        assertThatExceptionOfType(CouldNotVerify.class)
                .isThrownBy(() -> check(
                        user("nova", Optional.empty()), user("glance", Optional.of(FakeCloud.PASSWORD), "member")))
                .withMessageStartingWith("nothing is known of nova (403 status 403)");
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.startsWith("glance gets a token"));
    }

    @Test
    void placesAreThoseOfTheServiceInTheNameUnlessTheEnvironmentSaysOthers() {
        assertThat(UsualPlaces.of(user("svc-neutron", Optional.empty())))
                .containsExactly("neutron.conf [keystone_authtoken]", "nova.conf [neutron]");
        assertThat(UsualPlaces.of(user("zaqar", Optional.empty()))).containsExactly("zaqar.conf [keystone_authtoken]");
        ServiceUser told = new ServiceUser(
                "nova", "Default", "service", "Default", Optional.empty(), List.of(), List.of("a.conf [b]"));
        assertThat(UsualPlaces.of(told)).containsExactly("a.conf [b]");
    }

    @Test
    void noPasswordIsInWhatIsSaid() {
        try (FakeRun run = new FakeRun(fake.environment().serviceUsers(wrong()).build(), ledgers)) {
            Region region = run.region();
            region.cloud().catalog();
            fake.once("POST", "/auth/tokens", Twist.body(401, "{\"error\": {\"message\": \"wrong: " + WRONG + "\"}}"));
            check(region);
        }
        assertThat(only().toString()).contains("wrong: «secret»").doesNotContain(WRONG);
    }
}
