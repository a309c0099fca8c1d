# placement: what each host has to give.
# shellcheck shell=bash

# Writes its configuration.
configure_placement() {
  restore_shipped /etc/placement/placement.conf
  {
    cat <<END
[placement_database]
connection = $(database_url placement)
[api]
auth_strategy = keystone
END
    token_section placement
  } | set_options /etc/placement/placement.conf
  small_uwsgi /etc/placement/placement-api-uwsgi.ini 1 4
}

# Starts it.
daemon_placement_api() {
  run_uwsgi placement-api placement /var/log/placement/uwsgi.log 8778 /etc/placement/placement-api-uwsgi.ini
}

# Migrates its schema.
migrate_placement() { run_as placement placement-manage db sync; }

# Waits until it answers.
wait_for_placement_api() { wait_for_http placement "http://$ADDRESS:8778/" "${1:-60}"; }
