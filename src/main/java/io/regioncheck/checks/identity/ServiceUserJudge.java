package io.regioncheck.checks.identity;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.environment.ServiceUser;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Token;
import io.regioncheck.openstack.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges what came of logging in as services do. Thread-safe. */
final class ServiceUserJudge {
    /** Either lets a service check tokens (keystone's policy: identity:validate_token, Kilo to 2026.1). */
    private static final List<String> USUAL_ROLES = List.of("admin", "service");

    private static final String ONCE =
            "; each run tries each password once: mind [security_compliance] lockout_failure_attempts, and do not run it again and again";

    private final Findings findings;
    private final List<String> hidden = Collections.synchronizedList(new ArrayList<>());

    ServiceUserJudge(Findings findings) {
        this.findings = findings;
    }

    void loggedIn(ServiceUser user, Token token) {
        if (hasRoles(user, token.roles())) {
            findings.confirm("%s gets a token for project %s, roles %s", user.name(), user.project(), token.roles());
        } else {
            withoutRole(user, token.userId(), token.projectId(), token.roles());
        }
    }

    /** What keystone answers is the same for all that can be wrong; what it has on record tells them apart. */
    void refused(ServiceUser user, CallFailed failed, Standing standing) {
        String answer = failed.answered()
                + failed.requestId().map(id -> " (" + id + ")").orElse("");
        if (standing.hidden().isPresent()) {
            report(user)
                    .observed(
                            "gets no token for project %s: %s; whether password, user, project or role is wrong cannot be told: our user may not look (%s)",
                            user.project(), answer, standing.hidden().get())
                    .remedy(
                            "openstack user show %s   # there, and enabled?\n"
                                    + "openstack role assignment list --names --user %s --user-domain %s --project %s --project-domain %s\n%s",
                            standing.handle(user),
                            user.name(),
                            user.domain(),
                            user.project(),
                            user.projectDomain(),
                            setPassword(user, standing));
        } else if (isInOrder(user, standing)) {
            report(user)
                    .observed(
                            "its password is refused: %s; it is there, enabled and has its role, so its password is another (or it is locked, or the password has expired)%s",
                            answer, ONCE)
                    .remedy(setPassword(user, standing));
        }
    }

    void withoutPassword(ServiceUser user, Standing standing) {
        if (standing.hidden().isPresent()) {
            hidden.add(user.name() + " (" + standing.hidden().get() + ")");
        } else if (isInOrder(user, standing)) {
            findings.confirm(
                    "%s is there, enabled, and has roles %s in project %s",
                    user.name(), standing.roles(), user.project());
        }
        findings.leftOut("whether " + user.name() + " gets a token", "the environment has no password of it");
    }

    /** @throws CouldNotVerify if there are users of whom nothing is known */
    void conclude() {
        if (!hidden.isEmpty()) {
            throw new CouldNotVerify(
                    "nothing is known of " + String.join(", ", new TreeSet<>(hidden))
                            + ": give their passwords in identity.service-users, or the environment's user the role admin, or reader of the system");
        }
    }

    /** Returns whether all is on record as it should be, or reports what is not. */
    private boolean isInOrder(ServiceUser user, Standing standing) {
        Optional<Flaw> flaw = flawOfUser(user, standing).or(() -> flawOfProject(user, standing));
        flaw.ifPresent(found -> report(user).observed("%s", found.observed()).remedy("%s", found.remedy()));
        if (flaw.isPresent()) {
            return false;
        }
        if (hasRoles(user, standing.roles())) {
            return true;
        }
        withoutRole(
                user,
                standing.user().orElseThrow().id(),
                standing.project().orElseThrow().id(),
                standing.roles());
        return false;
    }

    private record Flaw(String observed, String remedy) {}

    private static Optional<Flaw> flawOfUser(ServiceUser user, Standing standing) {
        if (standing.user().isEmpty()) {
            return Optional.of(new Flaw(
                    "there is no such user in domain " + user.domain(),
                    "openstack user create --domain " + user.domain() + " --password-prompt " + user.name() + "; "
                            + addRoles(user, user.name(), user.project(), List.of())));
        }
        User found = standing.user().get();
        if (!found.enabled()) {
            return Optional.of(new Flaw("it is disabled", "openstack user set --enable " + found.id()));
        }
        return found.passwordExpired()
                .map(end -> new Flaw("its password expired on " + end, setPassword(user, standing)));
    }

    private static Optional<Flaw> flawOfProject(ServiceUser user, Standing standing) {
        if (standing.project().isEmpty()) {
            return Optional.of(new Flaw(
                    "there is no project " + user.project() + " in domain " + user.projectDomain(),
                    "openstack project list   # as which do services log in? then mend identity.service-users"));
        }
        return standing.project()
                .filter(project -> !project.enabled())
                .map(project -> new Flaw(
                        "its project " + user.project() + " is disabled",
                        "openstack project set --enable " + project.id()));
    }

    private void withoutRole(ServiceUser user, String userId, String projectId, Collection<String> roles) {
        report(user)
                .observed(
                        "it has %s in project %s", roles.isEmpty() ? "no role" : "only roles " + roles, user.project())
                .remedy(addRoles(user, userId, projectId, roles));
    }

    private Findings.Expectation report(ServiceUser user) {
        return findings.report(user.name())
                .expected("a token for project %s, with %s", user.project(), expected(user))
                .because(
                        "it is used in %s: these services refuse their callers, or cannot call the next",
                        String.join(", ", UsualPlaces.of(user)));
    }

    private static String expected(ServiceUser user) {
        return user.roles().isEmpty() ? "role admin or service" : "roles " + user.roles();
    }

    private static boolean hasRoles(ServiceUser user, Collection<String> roles) {
        Set<String> held = Set.copyOf(roles);
        return user.roles().isEmpty() ? USUAL_ROLES.stream().anyMatch(held::contains) : held.containsAll(user.roles());
    }

    private static String addRoles(ServiceUser user, String of, String project, Collection<String> held) {
        List<String> wanted = user.roles().isEmpty() ? USUAL_ROLES.subList(0, 1) : user.roles();
        return wanted.stream()
                .filter(role -> !held.contains(role))
                .map(role -> "openstack role add --project " + project + " --user " + of + " " + role)
                .collect(Collectors.joining("; "));
    }

    /** The services of the region go on with what their files have: that is most likely what keystone should have too. */
    private static String setPassword(ServiceUser user, Standing standing) {
        return String.format(
                "openstack user set --password-prompt %s   # to what stands in %s\n"
                        + "# or, if keystone is right: write its password there, restart these services, and mend identity.service-users",
                standing.handle(user), String.join(", ", UsualPlaces.of(user)));
    }
}
