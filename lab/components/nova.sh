# nova: the two APIs, conductor, scheduler, and the compute service of this machine.
# shellcheck shell=bash

NOVA_DAEMONS=(nova-conductor nova-scheduler nova-api nova-api-metadata)

# Writes its configuration.
configure_nova() {
  restore_shipped /etc/nova/nova.conf /etc/nova/nova-compute.conf
  {
    nova_options
    token_section nova
    login_section neutron neutron
    echo "service_metadata_proxy = true"
    echo "metadata_proxy_shared_secret = $METADATA_SECRET"
    login_section placement placement
    login_section service_user nova
    echo "send_service_user_token = true"
    login_section cinder nova
    echo "os_region_name = $REGION"
  } | set_options /etc/nova/nova.conf
  nova_compute_options | set_options /etc/nova/nova-compute.conf
  small_uwsgi /etc/nova/nova-api-uwsgi.ini 2 1
  small_uwsgi /etc/nova/nova-api-metadata-uwsgi.ini 1 1
}

# Prints the options that all nova services read. Spice is on by default and would listen on every address of the machine.
nova_options() {
  cat <<END
[DEFAULT]
my_ip = $ADDRESS
host = $CONTROL_HOST
transport_url = $(message_bus_url)
state_path = /var/lib/nova
cpu_allocation_ratio = 16.0
ram_allocation_ratio = 1.5
reserved_host_memory_mb = 512
resume_guests_state_on_host_boot = false
service_down_time = 60
report_interval = 10
[api]
auth_strategy = keystone
[api_database]
connection = $(database_url nova nova_api)
[database]
connection = $(database_url nova nova)
[conductor]
workers = 1
[scheduler]
workers = 1
discover_hosts_in_cells_interval = 30
[vnc]
enabled = false
[spice]
enabled = false
server_listen = $ADDRESS
[glance]
region_name = $REGION
[oslo_concurrency]
lock_path = /var/lock/nova
[libvirt]
cpu_mode = none
END
}

# Prints the options of the compute service. Emulation, not KVM: in a container or a nested machine /dev/kvm may open and yet
# hang every guest.
nova_compute_options() {
  cat <<END
[DEFAULT]
host = $COMPUTE_HOST
[libvirt]
virt_type = qemu
cpu_mode = none
rbd_user = cinder
rbd_secret_uuid = $CEPH_SECRET
END
}

# Starts the compute API.
daemon_nova_api() { run_uwsgi nova-api nova /var/log/nova/uwsgi.log 8774 /etc/nova/nova-api-uwsgi.ini; }

# Starts the metadata API.
daemon_nova_api_metadata() {
  run_uwsgi nova-api-metadata nova /var/log/nova/uwsgi-metadata.log 8775 /etc/nova/nova-api-metadata-uwsgi.ini
}

# Starts the conductor.
daemon_nova_conductor() { run_nova nova-conductor; }

# Starts the scheduler.
daemon_nova_scheduler() { run_nova nova-scheduler; }

# Starts the compute service.
daemon_nova_compute() { run_nova nova-compute --config-file /etc/nova/nova-compute.conf; }

# run_nova NAME [OPTION...]: starts one of nova's daemons that is not a WSGI service.
run_nova() {
  local name=$1
  shift
  run_daemon "$name" nova "/var/log/nova/$name.out" "/usr/bin/$name" --config-file /etc/nova/nova.conf "$@" \
    --log-file "/var/log/nova/$name.log"
}

# Migrates its schemas and makes its cell.
migrate_nova() { migrate_nova_with "$(database_url nova nova_cell0)" nova-manage; }

# migrate_nova_with CELL0-URL MANAGE-COMMAND...: the same for any region's nova.
migrate_nova_with() {
  local cell0=$1
  shift
  run_as nova "$@" api_db sync &&
    run_as nova "$@" cell_v2 map_cell0 --database_connection "$cell0" &&
    { run_as nova "$@" cell_v2 list_cells | grep -q cell1 || run_as nova "$@" cell_v2 create_cell --name=cell1; } &&
    run_as nova "$@" db sync
}

# Waits until the compute API answers.
wait_for_nova_api() { wait_for_http nova-api "http://$ADDRESS:8774/" "${1:-90}"; }

# Waits until the metadata API answers.
wait_for_nova_api_metadata() { wait_for_http nova-api-metadata "http://$ADDRESS:8775/" "${1:-60}"; }
