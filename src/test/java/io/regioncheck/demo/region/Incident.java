package io.regioncheck.demo.region;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something that went wrong in the upgrade: what {@code -Ddemo.incident} can ask for. Those of the lab have the lab's names. */
public enum Incident {
    KEYSTONE_STOPPED("keystone does not run: its port refuses, nobody gets a token"),
    KEYSTONE_OTHER_KEYS(
            "one keystone of three has other fernet keys: it refuses the tokens of the others, and they its own"),
    KEYSTONE_BACKEND_DOWN("one keystone of three does not run: the balancer hides it"),
    SERVICE_PASSWORD(
            "the password of glance's user was changed in keystone alone: glance cannot check the token of any caller"),
    NOVA_ENDPOINT_V2(
            "the catalog sends clients of nova to /v2, the shim that came with v2.1 for those who speak the API of before"),
    GLANCE_STOPPED("glance does not run: its port refuses"),
    NOVA_COMPUTE_STOPPED("the compute does not run: it is down, and no valid host is found"),
    NOVA_COMPUTE_HUNG("the compute is paused: it seems up, but nothing that is sent to it is done"),
    CONDUCTOR_STOPPED("no conductor: builds stay in BUILD, and the compute's heartbeat stops with it"),
    SCHEDULER_STOPPED("no scheduler: builds end in ERROR after the RPC timeout"),
    COMPUTE_PIN_JUNO("[upgrade_levels] compute = juno is left in nova.conf: builds hang"),
    AGGREGATE_HOST_MISSING("the first compute has dropped out of its aggregate: its rack has lost it"),
    ALLOCATION_ORPHANED("placement holds resources of the first compute for a server that there is not"),
    NOVA_NEUTRON_AUTH("[neutron] of nova.conf has no project and no domains: creating a server answers 500"),
    NEUTRON_SERVER_STOPPED("neutron-server does not run: its port refuses"),
    EXTENSION_LOST("service_plugins of neutron.conf has lost metering: its part of the API is gone"),
    POOL_EXHAUSTED("all addresses of the external network are in use: no floating address, no router's gateway"),
    OVS_AGENT_STOPPED("no OVS agent: not alive, and no port is bound"),
    DHCP_AGENT_STOPPED("no DHCP agent: not alive, new networks have no DHCP"),
    L3_AGENT_STOPPED("no L3 agent: not alive, new routers route nothing"),
    METADATA_SECRET("the metadata agent signs with a wrong secret: guests get no metadata"),
    FLOWS_WIPED("br-int has lost its flows: no traffic, and yet the agent is alive"),
    FLOWS_WIPED_ALL("the OVS agent is stopped and br-int has no flow at all: it drops everything"),
    TUNNEL_PORT_REMOVED("the first compute has lost a tunnel: it does not reach one of the others"),
    TUNNELS_LOST(
            "the OVS agent of the first compute has lost tunnel_types with its file: alive, and all networks end at it"),
    PORT_NEVER_UP(
            "the agent of the first compute fails on the port of a server: it stays in BUILD while the server runs"),
    STALE_COOKIE_FLOW("a flow of somebody else, or of an earlier start, is in br-int"),
    PORT_DEAD_VLAN("the port of a server is on the dead VLAN: ACTIVE, and cut off"),
    TAP_DOWN("the interface of a server is administratively down: ACTIVE, and cut off; no API shows it"),
    CINDER_VOLUME_STOPPED("the volume service does not run: both backends are down"),
    CEPH_OSD_STOPPED("Ceph's OSD does not run: the APIs show nothing, every read and write of a ceph volume hangs"),
    DB_GRANTS("neutron's account has no DROP and no REFERENCES: reads work, migrations fail"),
    ALEMBIC_UNKNOWN("neutron's database is at a revision that no release ships"),
    EXTRA_COLUMN("neutron.ports has a column that no release knows: a migration may trip over it"),
    METADATA_LOCK("somebody has left a transaction open on neutron.ports: a migration waits, and all others behind it"),
    RABBIT_MEMORY_ALARM("RabbitMQ is over its memory limit: whoever publishes is blocked"),
    RABBIT_BACKLOG("nobody reads notifications.info any more: it grows"),
    RABBIT_PERMISSIONS("the services' user has lost its permissions on the virtual host: open connections go on"),
    ERLANG_MISMATCHED("the hosts' upgrade brought an Erlang that this RabbitMQ was not made for"),
    COMPUTE_OLD_CODE("the compute was not restarted after its upgrade: it runs the code of Yoga"),
    COMPUTE_OLD_RELEASE("the compute was left in Yoga, and nobody pinned the others: newer calls to it are refused"),
    COMPUTE_RECORD_STALE("a compute that was taken away in Xena is still on record: nova of Zed does not start again"),
    COMPUTE_PIN_ROCKY("[upgrade_levels] compute = rocky is left in nova.conf: all works, and newer calls stay unsent"),
    CINDER_VOLUME_OLD_CODE("the volume service was not restarted after its upgrade: it runs the code of Xena"),
    CLOCK_AHEAD("the clock of the first compute is three seconds ahead"),
    LOG_TRACEBACK("a periodic task of the first compute ends with a traceback, which no API shows"),
    LOG_DEPRECATIONS("nova and keystone of the first controller warn of an option and of a class path that go away"),
    CONTROLLER_HALF_UPGRADED(
            "the conductor's package on the first controller is still Yoga's: the host is half upgraded"),
    PACKAGE_OLDER("the first compute has an older oslo.messaging than the others, and than its nova asks for"),
    CONFIG_NOT_IN_FORCE("nova.conf of the first compute was changed, and nova-compute not restarted"),
    NOVACLIENT_WITHOUT_V3("novaclient on the first controller knows nothing of keystone's v3"),
    DEPRECATIONS("nova.conf of the first compute sets options that are deprecated or that no release knows"),
    PIP_SHADOW("pip has put an oslo.messaging before the package's on the first compute"),
    CONFIG_DRIFT("nova.conf of the last compute has another cpu_mode and another password than that of the others"),
    OLD_WSGI_FILE("the web server serves keystone by a script that was copied from before Kilo"),
    NO_BACKUP("nobody has made a backup of configuration or databases");

    private final String text;

    Incident(String text) {
        this.text = text;
    }

    /** Returns how many computes a region has at least that shows it: one alone differs from nobody, and has no tunnel. */
    public int fewestComputes() {
        return switch (this) {
            case CONFIG_DRIFT -> 4;
            case TUNNEL_PORT_REMOVED -> 2;
            default -> 1;
        };
    }

    /** Returns one line that says what is wrong. */
    public String text() {
        return text;
    }

    /** Returns its name as it is written on the command line: {@code nova-endpoint-v2}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Incident> named(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Incident::id).toList();
    }
}
