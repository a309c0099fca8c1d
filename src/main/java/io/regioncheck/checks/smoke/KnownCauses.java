package io.regioncheck.checks.smoke;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to type when a boot breaks with words that are known from the field. */
final class KnownCauses {
    private static final String SECTION_NEUTRON =
            "in [neutron] of /etc/nova/nova.conf, then systemctl restart nova-api nova-conductor nova-compute";
    private static final String SET_NEUTRON = "crudini --set /etc/nova/nova.conf neutron ";

    private static final List<Cause> ALL = List.of(
            cause(
                    "RPCVersionCapError",
                    "on the controllers: grep -A9 '^\\[upgrade_levels\\]' /etc/nova/nova.conf\n"
                            + "crudini --del /etc/nova/nova.conf upgrade_levels compute   # only when all computes run the"
                            + " target release: until then the pin is meant\n"
                            + "#   else: crudini --set /etc/nova/nova.conf upgrade_levels compute auto   # from Mitaka on;"
                            + " before it the name of the oldest release among the computes\n"
                            + "systemctl restart nova-conductor nova-scheduler nova-api"),
            cause(
                    "Expecting to find domain",
                    "in [neutron] of nova.conf, with the names that openstack project list and openstack domain list show: "
                            + SET_NEUTRON + "project_name service; " + SET_NEUTRON + "project_domain_name Default; "
                            + SET_NEUTRON
                            + "user_domain_name Default; systemctl restart nova-api nova-conductor nova-compute"),
            new Cause(
                    Pattern.compile("keystoneauth1\\.exceptions\\S*BadRequest|Unauthorized"),
                    true,
                    "check auth_url, username, password, project_name and both domain names " + SECTION_NEUTRON),
            cause(
                    "Unauthorized",
                    "check the service users' passwords in [neutron], [placement], [cinder] of /etc/nova/nova.conf"),
            cause(
                    "PortBindingFailed",
                    "openstack network agent list; on {host}: tail /var/log/neutron/neutron-openvswitch-agent.log"),
            cause(
                    "NoValidHost",
                    "openstack hypervisor list; openstack compute service list; grep Filter /var/log/nova/nova-scheduler.log"));

    /** @param ofNeutron counts only if the request's log lines speak of neutron: other services are refused in the same words */
    private record Cause(Pattern words, boolean ofNeutron, String remedy) {}

    private KnownCauses() {}

    /** @param neutron whether the log lines of the request speak of neutron */
    static Optional<String> remedy(String logged, boolean neutron, Optional<String> host) {
        return ALL.stream()
                .filter(known -> known.words().matcher(logged).find() && (neutron || !known.ofNeutron()))
                .findFirst()
                .map(known -> known.remedy().replace("{host}", host.orElse("the host that was chosen")));
    }

    private static Cause cause(String words, String remedy) {
        return new Cause(Pattern.compile(Pattern.quote(words)), false, remedy);
    }
}
