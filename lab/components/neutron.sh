# neutron: the server and the four agents of this machine.
# shellcheck shell=bash

NEUTRON_AGENTS=(neutron-openvswitch-agent neutron-dhcp-agent neutron-l3-agent neutron-metadata-agent)

# Writes its configuration.
configure_neutron() {
  restore_shipped /etc/neutron/neutron.conf /etc/neutron/plugins/ml2/ml2_conf.ini \
    /etc/neutron/plugins/ml2/openvswitch_agent.ini /etc/neutron/dhcp_agent.ini /etc/neutron/l3_agent.ini \
    /etc/neutron/metadata_agent.ini
  configure_neutron_server
  configure_neutron_agents
}

# Writes what server and agents share, and the networks that there can be.
configure_neutron_server() {
  {
    cat <<END
[DEFAULT]
bind_host = $ADDRESS
bind_port = 9696
host = $COMPUTE_HOST
transport_url = $(message_bus_url)
api_workers = 1
rpc_workers = 1
rpc_state_report_workers = 1
dhcp_agents_per_network = 1
agent_down_time = 45
[agent]
report_interval = 15
[database]
connection = $(database_url neutron)
[oslo_concurrency]
lock_path = /var/lock/neutron
END
    one_privileged_call_at_a_time
    token_section neutron
    login_section nova nova
  } | set_options /etc/neutron/neutron.conf
  set_options /etc/neutron/plugins/ml2/ml2_conf.ini <<END
[ml2]
type_drivers = flat,vlan,vxlan
tenant_network_types = vxlan
mechanism_drivers = openvswitch,l2population
[ml2_type_flat]
flat_networks = external,physnet1
[ml2_type_vlan]
network_vlan_ranges = physnet1:100:199
[ml2_type_vxlan]
vni_ranges = 1:1000
END
}

# Prints sections of configuration. Zed's agents run privileged commands in threads of their helper, through eventlet's green subprocess
# (neutron/privileged/agent/linux/utils.py, 21.0.0), whose locks are of one thread alone: where two meet, "cannot switch to a different thread"
# stands in the log, a call never gets its answer, and an agent stops wiring, now and then and for good.
one_privileged_call_at_a_time() {
  local context
  for context in privsep privsep_dhcp_release privsep_ovs_vsctl privsep_namespace privsep_conntrack privsep_link; do
    printf '[%s]\nthread_pool_size = 1\n' "$context"
  done
}

# Writes the agents' own configuration. The userspace datapath must be named here too, or the agent makes its bridges with the
# kernel's, which may not be there.
configure_neutron_agents() {
  set_options /etc/neutron/plugins/ml2/openvswitch_agent.ini <<END
[agent]
tunnel_types = vxlan
l2_population = true
[ovs]
local_ip = $ADDRESS
bridge_mappings = external:br-ex,physnet1:br-phy
datapath_type = netdev
[securitygroup]
firewall_driver = openvswitch
END
  set_options /etc/neutron/metadata_agent.ini <<END
[DEFAULT]
nova_metadata_host = $ADDRESS
metadata_proxy_shared_secret = $METADATA_SECRET
metadata_workers = 1
END
}

# Starts the server.
daemon_neutron_server() { run_neutron neutron-server /etc/neutron/plugins/ml2/ml2_conf.ini; }

# Starts the agent that programs the switch.
daemon_neutron_openvswitch_agent() { run_neutron neutron-openvswitch-agent /etc/neutron/plugins/ml2/openvswitch_agent.ini; }

# Starts the agent that gives leases.
daemon_neutron_dhcp_agent() { run_neutron neutron-dhcp-agent /etc/neutron/dhcp_agent.ini; }

# Starts the agent that routes.
daemon_neutron_l3_agent() { run_neutron neutron-l3-agent /etc/neutron/l3_agent.ini; }

# Starts the agent that passes guests' metadata requests on.
daemon_neutron_metadata_agent() { run_neutron neutron-metadata-agent /etc/neutron/metadata_agent.ini; }

# run_neutron NAME CONFIGURATION: starts one of neutron's daemons.
run_neutron() {
  run_daemon "$1" neutron "/var/log/neutron/$1.out" "/usr/bin/$1" --config-file /etc/neutron/neutron.conf --config-file "$2" \
    --log-file "/var/log/neutron/$1.log"
}

# Migrates its schema.
migrate_neutron() {
  run_as neutron neutron-db-manage --config-file /etc/neutron/neutron.conf \
    --config-file /etc/neutron/plugins/ml2/ml2_conf.ini upgrade heads
}

# Waits until the server answers.
wait_for_neutron_server() { wait_for_http neutron-server "http://$ADDRESS:9696/" "${1:-90}"; }

# Stops what the agents leave running on purpose when they end: dnsmasq, haproxy, keepalived, radvd.
stop_agents_helpers() {
  local file pid command
  for file in /var/lib/neutron/dhcp/*/pid /var/lib/neutron/external/pids/*.pid /var/lib/neutron/external/pids/*.pid.*; do
    [ -e "$file" ] || continue
    pid=$(cat "$file")
    command=$(cat "/proc/$pid/comm" 2>/dev/null)
    case $command in
      dnsmasq | haproxy | radvd | keepalived) kill "$pid" && say "stopped $command, pid $pid" ;;
    esac
    rm -f "$file"
  done
}

# Deletes the namespaces of routers and networks: without the switch their devices are gone, and the agents make them anew.
delete_agents_namespaces() {
  local file
  for file in /run/netns/{qdhcp,qrouter,snat,fip}-*; do
    [ ! -e "$file" ] || delete_namespace "$(basename "$file")"
  done
}
