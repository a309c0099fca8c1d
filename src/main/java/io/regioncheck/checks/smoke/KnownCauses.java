package io.regioncheck.checks.smoke;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What to type when a boot breaks with words that are known from the field. */
final class KnownCauses {
    private static final Map<String, String> REMEDIES = remedies();

    private KnownCauses() {}

    static Optional<String> remedy(String logged) {
        return REMEDIES.entrySet().stream()
                .filter(known -> logged.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> remedies() {
        Map<String, String> remedies = new LinkedHashMap<>();
        remedies.put(
                "RPCVersionCapError",
                "grep -A9 '^\\[upgrade_levels\\]' /etc/nova/nova.conf on the controllers: take the pin away (or set compute = auto),"
                        + " then systemctl restart nova-conductor nova-scheduler nova-api");
        remedies.put(
                "Expecting to find domain",
                "set project_name, project_domain_name and user_domain_name in [neutron] of /etc/nova/nova.conf,"
                        + " then systemctl restart nova-api nova-conductor nova-compute");
        remedies.put(
                "BadRequest",
                "check auth_url, username, password, project_name and both domain names in [neutron] of /etc/nova/nova.conf,"
                        + " then systemctl restart nova-api nova-conductor nova-compute");
        remedies.put(
                "Unauthorized",
                "check the service users' passwords in [neutron], [placement], [cinder] of /etc/nova/nova.conf");
        remedies.put(
                "PortBindingFailed",
                "openstack network agent list --host HOST; tail /var/log/neutron/neutron-openvswitch-agent.log on the host");
        remedies.put(
                "NoValidHost",
                "openstack hypervisor list && openstack compute service list; grep Filter /var/log/nova/nova-scheduler.log");
        return remedies;
    }
}
