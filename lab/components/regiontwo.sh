# RegionTwo, when asked for: the same keystone, MariaDB and RabbitMQ (virtual host regiontwo); its own glance, placement, neutron and
# nova, with computes that only pretend (nova's fake driver) and agents that only report. No cinder, no data path.
# shellcheck shell=bash

R2_REGION=RegionTwo
R2_CONFIGURATION=/etc/regioncheck-lab/RegionTwo
R2_LOGS=$LOGS/RegionTwo
R2_STATE=$STATE/RegionTwo
R2_OPENRC=$STATE/admin-openrc-regiontwo
R2_COMPUTES=3
R2_DAEMONS=(r2-glance-api r2-placement-api r2-nova-api r2-neutron-server r2-nova-conductor r2-nova-scheduler r2-fake-agents)

# Prints the names of its computes: r2-compute1 and so on.
r2_computes() { seq -f 'r2-compute%g' 1 "$R2_COMPUTES"; }

# Prints the names of its compute daemons.
r2_compute_daemons() { seq -f 'r2-nova-compute%g' 1 "$R2_COMPUTES"; }

# Brings it up; RegionOne must be up.
up_regiontwo() {
  create_r2_directories
  create_r2_bus_and_databases
  configure_r2
  "$PYTHON" "$LAB/seed/keystone.py" "$R2_REGION" || die "the catalog of $R2_REGION could not be written"
  migrate_r2
  start_daemons "${R2_DAEMONS[@]}"
  wait_for_http "placement of $R2_REGION" "http://$ADDRESS:18778/" 60
  wait_for_http "neutron of $R2_REGION" "http://$ADDRESS:19696/" 90
  # shellcheck disable=SC2046
  start_daemons $(r2_compute_daemons)
  wait_for_http "glance of $R2_REGION" "http://$ADDRESS:19292/" 60
  wait_for_http "nova of $R2_REGION" "http://$ADDRESS:18774/" 90
  # shellcheck disable=SC2046
  "$PYTHON" "$LAB/seed/ready.py" "$R2_REGION" $(r2_computes) || die "$R2_REGION is not ready"
  # shellcheck disable=SC2046
  "$PYTHON" "$LAB/seed/regiontwo.py" $(r2_computes) || die "$R2_REGION could not be filled"
}

# Stops it.
down_regiontwo() {
  # shellcheck disable=SC2046
  stop_daemons "${R2_DAEMONS[@]}" $(r2_compute_daemons)
}

# Whether any of it runs.
regiontwo_runs() { running r2-nova-api || running r2-neutron-server || running r2-glance-api; }

# Makes its directories, and installs the stand-in for its agents where neutron's user can read it.
create_r2_directories() {
  local service
  for service in nova neutron glance placement; do
    install -d -m 755 "$R2_CONFIGURATION" "$R2_CONFIGURATION/$service" "$R2_LOGS" "$R2_STATE"
    install -d -o "$service" -g "$service" "$R2_LOGS/$service" "$R2_STATE/$service" "$R2_STATE/$service/lock"
  done
  install -m 755 "$LAB/seed/fakeagents.py" "$INSTALLED_TOOLS/fakeagents.py"
}

# Makes its virtual host and its databases.
create_r2_bus_and_databases() {
  rabbitmq_api /vhosts/regiontwo -X PUT
  rabbitmq_api "/permissions/regiontwo/$RABBIT_USER" -X PUT -d '{"configure":".*","write":".*","read":".*"}'
  {
    create_database_sql glance glance_r2
    create_database_sql placement placement_r2
    create_database_sql nova nova_r2
    create_database_sql nova nova_api_r2
    create_database_sql nova nova_cell0_r2
    create_database_sql neutron neutron_r2
  } | mariadb || die "the databases of $R2_REGION could not be made"
}

# Writes its configuration: RegionOne's, with other ports, databases and paths.
configure_r2() {
  cp /etc/glance/glance-api.conf /etc/glance/glance-api-paste.ini "$R2_CONFIGURATION/glance/"
  cp /etc/placement/placement.conf "$R2_CONFIGURATION/placement/"
  cp /etc/nova/nova.conf /etc/nova/api-paste.ini "$R2_CONFIGURATION/nova/"
  cp /etc/neutron/neutron.conf /etc/neutron/api-paste.ini /etc/neutron/plugins/ml2/ml2_conf.ini "$R2_CONFIGURATION/neutron/"
  configure_r2_glance_and_placement
  configure_r2_nova
  configure_r2_neutron
  sed -i "s/^\(os_\)\{0,1\}region_name = $REGION/\1region_name = $R2_REGION/" "$R2_CONFIGURATION"/*/*.conf
  configure_r2_uwsgi glance glance-api
  configure_r2_uwsgi placement placement-api
  configure_r2_uwsgi nova nova-api
  local service
  for service in nova neutron glance placement; do chgrp "$service" "$R2_CONFIGURATION/$service"/*; done
  write_openrc "$R2_OPENRC" "$R2_REGION"
}

# Changes glance's and placement's options.
configure_r2_glance_and_placement() {
  set_options "$R2_CONFIGURATION/glance/glance-api.conf" <<END
[DEFAULT]
transport_url = $(message_bus_url regiontwo)
[database]
connection = $(database_url glance glance_r2)
[glance_store]
filesystem_store_datadir = $R2_STATE/glance/images
[oslo_concurrency]
lock_path = $R2_STATE/glance/lock
END
  set_options "$R2_CONFIGURATION/placement/placement.conf" <<END
[placement_database]
connection = $(database_url placement placement_r2)
END
}

# Changes nova's options.
configure_r2_nova() {
  local number
  set_options "$R2_CONFIGURATION/nova/nova.conf" <<END
[DEFAULT]
transport_url = $(message_bus_url regiontwo)
host = r2-controller
state_path = $R2_STATE/nova
compute_driver = fake.FakeDriver
[api_database]
connection = $(database_url nova nova_api_r2)
[database]
connection = $(database_url nova nova_r2)
[oslo_concurrency]
lock_path = $R2_STATE/nova/lock
END
  for ((number = 1; number <= R2_COMPUTES; number++)); do
    printf '[DEFAULT]\nhost = r2-compute%s\n' "$number" >"$R2_CONFIGURATION/nova/compute$number.conf"
  done
}

# Changes neutron's options.
configure_r2_neutron() {
  set_options "$R2_CONFIGURATION/neutron/neutron.conf" <<END
[DEFAULT]
transport_url = $(message_bus_url regiontwo)
bind_port = 19696
host = r2-controller
state_path = $R2_STATE/neutron
api_workers = 0
rpc_workers = 0
rpc_state_report_workers = 0
service_plugins = qos
[database]
connection = $(database_url neutron neutron_r2)
[oslo_concurrency]
lock_path = $R2_STATE/neutron/lock
END
}

# configure_r2_uwsgi SERVICE NAME: a WSGI service with one process and its own log.
configure_r2_uwsgi() {
  sed -e "s#^logto = .*#logto = $R2_LOGS/$1/$2.log#" -e 's/^processes = .*/processes = 1/' "/etc/$1/$2-uwsgi.ini" \
    >"$R2_CONFIGURATION/$1/$2-uwsgi.ini"
}

# Migrates its schemas, nova's beside the others.
migrate_r2() {
  {
    migrate_once r2-glance glance-api migrate_r2_glance
    migrate_once r2-placement placement-api migrate_r2_placement
    migrate_once r2-neutron neutron-server migrate_r2_neutron
  } >"$LOGS/migrate-r2-others.log" 2>&1 &
  local others=$!
  migrate_once r2-nova nova-api migrate_r2_nova >"$LOGS/migrate-r2-nova.log" 2>&1
  wait "$others"
  schema_is_current r2-glance glance-api && schema_is_current r2-placement placement-api &&
    schema_is_current r2-neutron neutron-server && schema_is_current r2-nova nova-api ||
    die "a schema of $R2_REGION could not be migrated, see $LOGS/migrate-r2-*.log"
}

# Migrates glance's schema.
migrate_r2_glance() { run_as glance glance-manage --config-file "$R2_CONFIGURATION/glance/glance-api.conf" db_sync; }

# Migrates placement's schema.
migrate_r2_placement() {
  run_as placement env OS_PLACEMENT_CONFIG_DIR="$R2_CONFIGURATION/placement" \
    placement-manage --config-file "$R2_CONFIGURATION/placement/placement.conf" db sync
}

# Migrates neutron's schema.
migrate_r2_neutron() {
  run_as neutron neutron-db-manage --config-file "$R2_CONFIGURATION/neutron/neutron.conf" \
    --config-file "$R2_CONFIGURATION/neutron/ml2_conf.ini" upgrade heads
}

# Migrates nova's schemas.
migrate_r2_nova() {
  migrate_nova_with "$(database_url nova nova_cell0_r2)" nova-manage --config-file "$R2_CONFIGURATION/nova/nova.conf"
}

# Starts its image service.
daemon_r2_glance_api() {
  ENVIRONMENT=(OS_GLANCE_CONFIG_DIR="$R2_CONFIGURATION/glance")
  run_uwsgi r2-glance-api glance "$R2_LOGS/glance/uwsgi.log" 19292 "$R2_CONFIGURATION/glance/glance-api-uwsgi.ini"
}

# Starts its placement.
daemon_r2_placement_api() {
  ENVIRONMENT=(OS_PLACEMENT_CONFIG_DIR="$R2_CONFIGURATION/placement")
  run_uwsgi r2-placement-api placement "$R2_LOGS/placement/uwsgi.log" 18778 "$R2_CONFIGURATION/placement/placement-api-uwsgi.ini"
}

# Starts its compute API.
daemon_r2_nova_api() {
  ENVIRONMENT=(OS_NOVA_CONFIG_DIR="$R2_CONFIGURATION/nova")
  run_uwsgi r2-nova-api nova "$R2_LOGS/nova/uwsgi.log" 18774 "$R2_CONFIGURATION/nova/nova-api-uwsgi.ini"
}

# Starts its network service.
daemon_r2_neutron_server() {
  run_daemon r2-neutron-server neutron "$R2_LOGS/neutron/neutron-server.out" /usr/bin/neutron-server \
    --config-file "$R2_CONFIGURATION/neutron/neutron.conf" --config-file "$R2_CONFIGURATION/neutron/ml2_conf.ini" \
    --log-file "$R2_LOGS/neutron/neutron-server.log"
}

# Starts its conductor.
daemon_r2_nova_conductor() { run_r2_nova r2-nova-conductor nova-conductor; }

# Starts its scheduler.
daemon_r2_nova_scheduler() { run_r2_nova r2-nova-scheduler nova-scheduler; }

# Starts one of its computes: r2-nova-compute1 and so on.
daemon_r2_nova_compute() { run_r2_nova "$1" nova-compute --config-file "$R2_CONFIGURATION/nova/${1#r2-nova-}.conf"; }

# run_r2_nova NAME PROGRAM [OPTION...]: starts one of nova's daemons that is not a WSGI service.
run_r2_nova() {
  local name=$1 program=$2
  shift 2
  run_daemon "$name" nova "$R2_LOGS/nova/$name.out" "/usr/bin/$program" --config-file "$R2_CONFIGURATION/nova/nova.conf" "$@" \
    --log-file "$R2_LOGS/nova/${name#r2-}.log"
}

# Starts the stand-in for the agents of its computes.
daemon_r2_fake_agents() {
  ENVIRONMENT=(LAB_KEYSTONE_URL="$KEYSTONE_URL" LAB_NEUTRON_PASSWORD="$(service_password neutron)")
  # shellcheck disable=SC2046
  run_daemon r2-fake-agents neutron "$R2_LOGS/neutron/fake-agents.out" "$PYTHON" "$INSTALLED_TOOLS/fakeagents.py" \
    --config-file "$R2_CONFIGURATION/neutron/neutron.conf" $(r2_computes)
}
