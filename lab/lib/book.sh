# What lab/drill knows: each fault, the check that must see it, and the words it must have for it.
# shellcheck shell=bash

# The book: fault, value or -, how the region learns of it, suite, check that must fail, words of its findings.
# missed: by heartbeats that do not come, so the drill waits until the check sees it; once: at the first use.
# SUITE@ENVIRONMENT: of another environment than lab. CHECK=warned: the check must warn of it, and none may fail.
book() {
  cat <<'BOOK'
nova-endpoint-v2        -     once    smoke          compute.endpoint        /v2$|/v2[^.]
nova-compute-stopped    -     missed  smoke          compute.services        nova-compute on compute1
nova-compute-hung       -     once    smoke          compute.boot            (scheduled to compute1, but nova-compute there|nova-compute on compute1 is down)
ovs-agent-stopped       -     missed  smoke          network.agents          neutron-openvswitch-agent on compute1
dhcp-agent-stopped      -     missed  smoke          network.agents          neutron-dhcp-agent on compute1
l3-agent-stopped        -     missed  smoke          network.agents          neutron-l3-agent on compute1
neutron-server-stopped  -     once    smoke          identity.endpoints      network .*public.*9696
nova-neutron-auth       -     once    smoke          compute.boot            \[neutron\]
flows-wiped             -     once    smoke          compute.boot            its console does not show
metadata-secret         -     once    smoke          compute.boot            metadata_proxy_shared_secret
glance-stopped          -     once    smoke          identity.endpoints      image .*public.*9292
conductor-stopped       -     missed  smoke          compute.services        nova-conductor on controller
scheduler-stopped       -     missed  smoke          compute.services        nova-scheduler on controller
cinder-volume-stopped   -     missed  smoke          volume.services         cinder-volume on controller@ceph
ceph-osd-stopped        -     once    smoke          volume.roundtrip        ceph health
compute-pin             juno  once    smoke          compute.boot            RPCVersionCapError
keystone-stopped        -     once    smoke          identity.token          refused|Failed to connect
db-grants               -     once    control-plane  db.grants               without DROP, REFERENCES
alembic-unknown         -     once    control-plane  db.schema-head          deadbeef0000
extra-column            -     once    control-plane  db.custom-schema        neutron.ports column customer
metadata-lock           -     missed  control-plane  db.headroom             on neutron.ports
cell1-elsewhere         -     once    control-plane  db.cells                127.0.0.1:5673
rabbit-memory-alarm     -     once    control-plane  rabbit.alarms           memory
rabbit-backlog          -     missed  control-plane  rabbit.queues           messages
rabbit-permissions      -     once    control-plane  rabbit.users            openstack
keystone-other-keys     -     once    control-plane  identity.backends       (they disagree|its keys are others)
keystone-backend-down   -     once    control-plane  identity.backends       5001/v3 is down
service-password        -     once    control-plane  identity.service-users  glance its password is refused
compute-record-old      -     once    control-plane  rpc.service-versions    nova-compute on compute1 version 61, as yoga
aggregate-host-missing  -     once    control-plane  compute.aggregates      compute1 not in aggregate rack-1
allocation-orphaned     -     once    control-plane  compute.allocations     there is no server of this id
extension-lost          -     once    control-plane  network.extensions      extension metering not offered
pool-exhausted          -     once    control-plane  network.quota-and-pools addresses in use
flows-wiped             -     once    nodes          ovs.flows               all its flows but that of table 23 are gone
flows-wiped-all         guest once    nodes          ovs.flows               compute1 br-int it has no flow at all
stale-cookie-flow       -     once    nodes          ovs.cookies             0xdeadbeef0badcafe
port-dead-vlan          -     once    nodes          ovs.ports               has tag 4095
tap-down                -     once    nodes          ovs.ports               is administratively down
tunnel-port-removed     -     once    nodes          ovs.ports               no tunnel: vxlan to peer1
nova-neutron-auth       -     once    nodes          config.required         project_name
old-wsgi-file           -     once    nodes          config.entrypoint       a copy of a script from before Kilo
config-not-in-force     -     once    nodes          packages.restart-pending nova-compute on .*was written
log-traceback           -     once    nodes          logs.errors             _sync_power_states
kilo-style-file         -     once    nodes          config.deprecated=warned nova \[neutron\] admin_username /etc/nova/nova.conf.d/kilo.conf:5
log-deprecations        -     once    nodes          logs.deprecations=warned keystone\.contrib\.revoke\.backends\.sql\.Revoke(?s:.*)nova: \[DEFAULT\] verbose
compute-pin             juno  once    nodes          rpc.pins                compute calls of controller
compute-pin             juno  once    control-plane  rpc.pins                compute calls of controller
option-differs          -     once    nodes@lab-siblings config.drift=warned \[scheduler\] max_attempts of controller = 10 on controller2 \(/etc/nova/nova.conf:[0-9]+\)
package-older           -     once    nodes@lab-siblings packages.skew       packages on controller2 python3-nova 2:26.0.0-1
pip-shadow              -     once    nodes@lab-siblings packages.skew       debtcollector on controller2
novaclient-without-v3   -     once    nodes@lab-siblings identity.clients-v3 nova on controller2
clock-off               -     once    nodes@lab-siblings hosts.time          controller2 (2.9|3.)[0-9]+ s ahead
neutron-server-stopped  -     once    before-ovs-agent-restart ovs.gate      neutron-server
rabbit-memory-alarm     -     once    before-ovs-agent-restart ovs.gate      memory alarm
BOOK
}

# The lines of a fault in the book: those of all suites, or of one.
lines_of() { # FAULT[@SUITE[@ENVIRONMENT]]
  local fault=${1%%@*} suite
  suite=$(grep -oP '^[^@]*@\K.*' <<<"$1")
  book | awk -v fault="$fault" -v suite="$suite" '$1 == fault && (suite == "" || $4 == suite)'
}
