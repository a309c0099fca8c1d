package io.regioncheck.checks.identity;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.ManyAtOnce;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Credentials;
import io.regioncheck.environment.ServiceUser;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Token;
import java.util.List;
import java.util.Objects;

/** Whether the services can log in, to check the tokens of their callers and to call each other. */
@Checks(component = Component.IDENTITY)
class ServiceUserChecks {
    private static final int AT_ONCE = 8;

    @Check(
            id = "identity.service-users",
            title = "Every service user gets a token and has its role",
            why =
                    "Services log in too: one that cannot refuses all its callers, and nova without neutron's user boots no server.",
            after = "identity.token",
            asks = {
                "POST identity /auth/tokens as each of identity.service-users, once for each password",
                "GET identity /users, /projects, /roles, /role_assignments, about those who get no token or have no password here"
            },
            matrix = WhereServiceUsersAreNamed.class)
    void everyServiceUserGetsAToken(Region region, Findings findings) {
        List<ServiceUser> users = region.environment().identity().serviceUsers();
        region.doing().accept("logging in as " + users.size() + " service users");
        ServiceUserJudge judge = new ServiceUserJudge(findings);
        new ManyAtOnce(AT_ONCE).doForEach(users, user -> judge(region, user, judge));
        judge.conclude();
    }

    private static void judge(Region region, ServiceUser user, ServiceUserJudge judge) {
        if (user.credentials().isEmpty()) {
            judge.withoutPassword(user, Standing.of(region, user));
            return;
        }
        try {
            judge.loggedIn(user, login(region, user.credentials().get()));
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.UNAUTHORIZED) {
                throw failed;
            }
            judge.refused(user, failed, Standing.of(region, user));
        }
    }

    /**
     * Tries a password once, and not once more for each region that this keystone serves: keystone may lock a user whose logins fail a few
     * times (keystone.conf: [security_compliance] lockout_failure_attempts, since Newton), and the service with it.
     */
    private static Token login(Region region, Credentials credentials) {
        String who = String.join(
                "\n",
                region.environment().identity().authUrl().toString(),
                credentials.userDomain(),
                credentials.username(),
                credentials.projectDomain(),
                credentials.project(),
                String.valueOf(Objects.hash(credentials.password())));
        return region.shared()
                .ofAllRuns()
                .get(Token.class, who, () -> region.cloud().identity().issueOnce(credentials));
    }
}
