package io.regioncheck.demo;

import io.regioncheck.demo.host.Host;
import io.regioncheck.demo.host.Items;
import io.regioncheck.demo.host.Outcome;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Release;
import java.time.Duration;
import java.time.Instant;

/** What the hosts of a region tell of their configuration, of the web server's, and of backups: enough of it that services would start. */
final class ConfigFiles {
    private static final String HASH = "<salted-sha256:0011223344556677>";
    private static final String OTHER_HASH = "<salted-sha256:8899aabbccddeeff>";
    private static final Duration CHANGED = Duration.ofDays(20);
    private static final Duration KEPT = Duration.ofHours(2);

    private final DemoRegion region;

    ConfigFiles(DemoRegion region) {
        this.region = region;
    }

    void declareIn(Items items) {
        items.declare("config-files", (host, asked) -> Outcome.ok(configuration(host)));
        items.declare("web-server-files", (host, asked) -> Outcome.ok(webServer()));
        items.declare("backups", (host, asked) -> Outcome.ok(backups()));
    }

    private boolean nova(Release release) {
        return region.rollout().of(Component.NOVA).since(release);
    }

    private String configuration(Host host) {
        StringBuilder out = new StringBuilder();
        if (host.is(Role.COMPUTE)) {
            out.append("@\tnova-compute\tf:/etc/nova/nova.conf\n");
            out.append(
                    "@\tneutron-openvswitch-agent\tf:/etc/neutron/neutron.conf\tf:/etc/neutron/plugins/ml2/openvswitch_agent.ini\n");
        }
        if (host.is(Role.CONTROLLER)) {
            out.append("@\tnova-conductor\tf:/etc/nova/nova.conf\n");
            out.append("@\tneutron-server\tf:/etc/neutron/neutron.conf\tf:/etc/neutron/plugins/ml2/ml2_conf.ini\n");
            out.append("@\tcinder-volume\tf:/etc/cinder/cinder.conf\n");
        }
        out.append(file("/etc/nova/nova.conf", nova(host)));
        out.append(file("/etc/neutron/neutron.conf", neutron(host)));
        out.append(file(
                "/etc/neutron/plugins/ml2/openvswitch_agent.ini",
                "[ovs]\nlocal_ip = 10.0.0.9\n[agent]\ntunnel_types = vxlan\n"));
        if (host.is(Role.CONTROLLER)) {
            out.append(file(
                    "/etc/neutron/plugins/ml2/ml2_conf.ini",
                    "[ml2]\ntype_drivers = vlan,vxlan\nmechanism_drivers = openvswitch\n"));
            out.append(file(
                    "/etc/keystone/keystone.conf",
                    database("keystone") + "[fernet_tokens]\nkey_repository = /etc/keystone/fernet-keys/\n"));
            out.append(file("/etc/glance/glance-api.conf", database("glance") + login("keystone_authtoken", "glance")));
            out.append(file("/etc/cinder/cinder.conf", cinder()));
        }
        return out.toString();
    }

    private String nova(Host host) {
        StringBuilder out = new StringBuilder("[DEFAULT]\nmy_ip = 10.0.0.9\n" + bus());
        boolean struck = region.strikes(Incident.DEPRECATIONS, Role.COMPUTE, host.name());
        if (struck) {
            out.append("vcpu_pin_set = 0-1\nosapi_max_limit = 1000\n");
        }
        if (host.is(Role.CONTROLLER)) {
            out.append(database("nova"));
            out.append(database("nova_api").replace("[database]", "[api_database]"));
        }
        String login = login("keystone_authtoken", "nova");
        out.append(isOdd(host) ? login.replace(HASH, OTHER_HASH) : login);
        String network = login("neutron", "neutron");
        out.append(
                region.suffers(Incident.NOVA_NEUTRON_AUTH)
                        ? network.replaceAll("(?m)^(project_name|project_domain_name|user_domain_name) = .*\n", "")
                        : network);
        if (nova(Release.OCATA)) {
            out.append(login("placement", "placement"));
        }
        if (nova(Release.ZED)) {
            out.append("[service_user]\nsend_service_user_token = true\n")
                    .append(login("service_user", "nova").replace("[service_user]\n", ""));
        }
        out.append(pin());
        return out + "[libvirt]\nvirt_type = kvm\ncpu_mode = " + (isOdd(host) ? "host-passthrough" : "none")
                + "\n[oslo_concurrency]\nlock_path = /var/lock/nova\n";
    }

    /** What an upgrade of long ago left in nova.conf of all hosts. */
    private String pin() {
        if (region.suffers(Incident.COMPUTE_PIN_JUNO)) {
            return "[upgrade_levels]\ncompute = juno\n";
        }
        return region.suffers(Incident.COMPUTE_PIN_ROCKY) ? "[upgrade_levels]\ncompute = rocky\n" : "";
    }

    /** The last, which has no other role: hosts are compared with those of the same roles. */
    private boolean isOdd(Host host) {
        if (!region.suffers(Incident.CONFIG_DRIFT)) {
            return false;
        }
        var computes = region.with(Role.COMPUTE);
        return computes.get(computes.size() - 1).name().equals(host.name());
    }

    private String neutron(Host host) {
        String both = "[DEFAULT]\ncore_plugin = ml2\n" + bus();
        return host.is(Role.CONTROLLER)
                ? both
                        + database("neutron")
                        + login("keystone_authtoken", "neutron")
                        + (nova(Release.MITAKA) ? login("nova", "nova") : "")
                : both;
    }

    private String cinder() {
        return "[DEFAULT]\nenabled_backends = lvm\n" + bus() + database("cinder")
                + login("keystone_authtoken", "cinder")
                + "[lvm]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\nvolume_group = cinder\n";
    }

    private static String bus() {
        return "transport_url = rabbit://openstack:" + HASH + "@10.0.0.9:5672/\n";
    }

    private static String database(String name) {
        return "[database]\nconnection = mysql+pymysql://" + name + ":" + HASH + "@10.0.0.9/" + name + "\n";
    }

    private String login(String group, String user) {
        return "[" + group + "]\nauth_url = http://10.0.0.9:5000\n"
                + (nova(Release.MITAKA) ? "auth_type" : "auth_plugin")
                + " = password\nusername = " + user + "\npassword = " + HASH
                + "\nproject_name = service\nproject_domain_name = Default\nuser_domain_name = Default\n";
    }

    private static String file(String path, String content) {
        StringBuilder out = new StringBuilder("=\t" + path + "\n");
        int line = 0;
        for (String text : content.split("\n")) {
            line++;
            out.append(line).append('\t').append(text).append('\n');
        }
        return out + "$\t" + line + "\n";
    }

    private String webServer() {
        String file = "/etc/apache2/sites-enabled/keystone.conf";
        boolean old = region.suffers(Incident.OLD_WSGI_FILE);
        String script = old ? "/var/www/cgi-bin/keystone/main" : "/usr/bin/keystone-wsgi-public";
        return file + ":1:Listen 5000\n" + file + ":3:    WSGIScriptAlias / " + script + "\n"
                + script + ":20:"
                + (old
                        ? "from keystone.openstack.common import gettextutils"
                        : "from keystone.server.wsgi import initialize_public_application")
                + "\n";
    }

    private String backups() {
        long changed = Instant.now().minus(CHANGED).getEpochSecond();
        long kept = Instant.now().minus(KEPT).getEpochSecond();
        StringBuilder out = new StringBuilder();
        for (String service : new String[] {"nova", "neutron", "keystone", "glance", "cinder"}) {
            out.append("c:" + changed + ":2000:f:/etc/" + service + "/" + service + ".conf\n");
        }
        if (!region.suffers(Incident.NO_BACKUP)) {
            out.append("b:" + kept + ":90000:f:/var/backups/openstack-etc.tar.gz\n");
            out.append("b:" + kept + ":900000:f:/var/backups/all-databases.sql.gz\n");
        }
        return out.toString();
    }
}
