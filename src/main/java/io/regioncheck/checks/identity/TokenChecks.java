package io.regioncheck.checks.identity;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.environment.IdentityAccess;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Token;

/** Whether keystone lets us in: nothing else can be asked without it. */
@Checks(component = Component.IDENTITY)
class TokenChecks {

    @Check(
            id = "identity.token",
            title = "Keystone issues a token and knows it again",
            why = "Without a token nobody can use any service of the region.",
            asks = {"POST identity /auth/tokens", "GET identity /auth/tokens"})
    void tokenIsIssuedAndKnownAgain(Region region, Findings findings) {
        IdentityAccess access = region.environment().identity();
        try {
            long start = System.nanoTime();
            Token issued = region.cloud().identity().issue();
            findings.figure("seconds to issue", (System.nanoTime() - start) / 1e9, "s");
            start = System.nanoTime();
            Token known = region.cloud().identity().validate(issued);
            findings.figure("seconds to validate", (System.nanoTime() - start) / 1e9, "s");
            boolean same =
                    known.userId().equals(issued.userId()) && known.projectId().equals(issued.projectId());
            findings.expect(same, access.authUrl().toString())
                    .observed("the token of user %s, validated, is of user %s", issued.userId(), known.userId())
                    .expected("the same user and project")
                    .because("services act for the wrong user")
                    .remedy("systemctl restart keystone   # on the controllers; apache2 where that serves it\n"
                            + "grep -A9 -E '^\\[(cache|token)\\]' /etc/keystone/keystone.conf   # a cache that mixes up tokens:"
                            + " flush it, but where memcached holds the tokens themselves that logs everybody out");
            findings.confirm(
                    "token for project %s, roles %s, until %s", access.project(), issued.roles(), issued.expires());
        } catch (CallFailed failed) {
            findings.report(access.username() + " at " + access.authUrl())
                    .observed("%s", failed.answered())
                    .expected("a token for project %s", access.project())
                    .because("without a token nobody can use any service of the region")
                    .remedy(remedy(access, failed));
        }
    }

    private static String remedy(IdentityAccess access, CallFailed failed) {
        String byHand = String.format(
                "openstack --os-auth-url %s --os-username %s --os-user-domain-name %s --os-project-name %s"
                        + " --os-project-domain-name %s token issue",
                access.authUrl(), access.username(), access.userDomain(), access.project(), access.projectDomain());
        return switch (failed.kind()) {
            case UNAUTHORIZED -> byHand + "; if the password is wrong, mend identity.password of the environment";
            case UNREACHABLE, TIMED_OUT ->
                "on the controllers: ss -ltnp 'sport = :" + access.authUrl().port() + "'; systemctl status keystone\n"
                        + "systemctl restart keystone   # apache2 where that serves it\n"
                        + "curl -i " + access.authUrl();
            case UNTRUSTED ->
                "openssl s_client -connect " + access.authUrl().host() + ":"
                        + access.authUrl().port() + "; name the authority in tls.ca-file of the environment";
            default -> "tail /var/log/keystone/keystone.log on the controllers; " + byHand;
        };
    }
}
