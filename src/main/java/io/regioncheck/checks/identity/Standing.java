package io.regioncheck.checks.identity;

import io.regioncheck.check.Region;
import io.regioncheck.environment.ServiceUser;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Identity;
import io.regioncheck.openstack.Project;
import io.regioncheck.openstack.User;
import java.util.Optional;
import java.util.Set;

/**
 * What keystone has on record of a service's user.
 *
 * @param roles in its project; empty if user or project are missing
 * @param hidden why nobody knows; what else is here means nothing then
 */
record Standing(Optional<User> user, Optional<Project> project, Set<String> roles, Optional<String> hidden) {

    static Standing of(Region region, ServiceUser service) {
        Identity identity = region.cloud().identity();
        try {
            Optional<User> user = identity.user(service.name(), service.domain());
            Optional<Project> project = identity.project(service.project(), service.projectDomain());
            Set<String> roles =
                    user.isPresent() && project.isPresent() ? identity.roles(user.get(), project.get()) : Set.of();
            return new Standing(user, project, roles, Optional.empty());
        } catch (CallFailed failed) {
            if (failed.kind() != CallFailed.Kind.FORBIDDEN) {
                throw failed;
            }
            return new Standing(Optional.empty(), Optional.empty(), Set.of(), Optional.of(failed.answered()));
        }
    }

    /** Returns how a command names it: by its id, or by name and domain. */
    String handle(ServiceUser service) {
        return user.map(User::id).orElse("--domain " + service.domain() + " " + service.name());
    }
}
