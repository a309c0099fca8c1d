# Faults of nova.
# shellcheck shell=bash

ALL_OF_NOVA="nova-api nova-api-metadata nova-conductor nova-scheduler nova-compute"    # whatever reads nova.conf

stopped_fault nova-compute-stopped nova-compute "the compute does not run: down after 60 s, then 'No valid host was found'"
stopped_fault conductor-stopped nova-conductor "no conductor: builds stay in BUILD, and the compute's heartbeat stops with it"
stopped_fault scheduler-stopped nova-scheduler "no scheduler: builds end in ERROR after the RPC timeout of 60 s"

fault nova-compute-hung restart nova-compute "the compute is paused: its queue keeps a consumer, but nothing answers"
on_nova_compute_hung() { kill -STOP "$(pid_of nova-compute)"; }
off_nova_compute_hung() { kill -CONT "$(pid_of nova-compute)"; }

fault compute-pin configuration "$ALL_OF_NOVA" "[upgrade_levels] compute is pinned; VALUE rocky (works) or juno (builds hang); rocky if none is given"
on_compute_pin() {
  set_options /etc/nova/nova.conf <<END
[upgrade_levels]
compute = ${1:-rocky}
END
  # shellcheck disable=SC2086
  restart_and_wait $ALL_OF_NOVA
}
off_compute_pin() {
  set_options /etc/nova/nova.conf <<END
[upgrade_levels]
-compute
END
  # shellcheck disable=SC2086
  restart_and_wait $ALL_OF_NOVA
}

fault compute-record-old restart nova-compute "the compute has an older version on record, 61 of Yoga, as if its old code had written it"
on_compute_record_old() { mariadb nova -e "UPDATE services SET version = 61 WHERE \`binary\` = 'nova-compute' AND host = '$COMPUTE_HOST'"; }
off_compute_record_old() { restart_and_wait nova-compute; }    # it writes its own when it starts

fault aggregate-host-missing contents "" "the compute has dropped out of its aggregate, rack-1"
on_aggregate_host_missing() { spoil aggregate-host-missing on; }
off_aggregate_host_missing() { spoil aggregate-host-missing off; }

fault allocation-orphaned contents "" "placement holds resources of the compute for a consumer that is no server"
on_allocation_orphaned() {
  [ -s "$ORPHAN" ] || cat /proc/sys/kernel/random/uuid >"$ORPHAN"
  spoil allocation-orphaned on "$(cat "$ORPHAN")"
}
off_allocation_orphaned() {
  [ ! -s "$ORPHAN" ] || spoil allocation-orphaned off "$(cat "$ORPHAN")" || return 1
  rm -f "$ORPHAN"
}
ORPHAN=$STATE/orphaned-consumer

# spoil FAULT on|off [ID]: makes a fault in what the APIs hold, or takes it back.
spoil() { "$PYTHON" "$LAB/seed/spoil.py" "$@"; }

fault nova-neutron-auth configuration "$ALL_OF_NOVA" "[neutron] of nova.conf has no project and no domains: creating a server answers 500"
on_nova_neutron_auth() {
  set_options /etc/nova/nova.conf <<END
[neutron]
-project_name
-project_domain_name
-user_domain_name
END
  # shellcheck disable=SC2086
  restart_and_wait $ALL_OF_NOVA
}
off_nova_neutron_auth() {
  login_section neutron neutron | set_options /etc/nova/nova.conf
  # shellcheck disable=SC2086
  restart_and_wait $ALL_OF_NOVA
}

fault deprecations configuration "$ALL_OF_NOVA" "nova.conf sets six options that oslo.config reports as deprecated or does not know"
on_deprecations() {
  set_options /etc/nova/nova.conf <<END
[DEFAULT]
vcpu_pin_set = 0-1
osapi_max_limit = 1000
[workarounds]
disable_libvirt_livesnapshot = true
[libvirt]
live_migration_tunnelled = false
[glance]
api_servers = http://$ADDRESS:9292
[consoleauth]
console_token_ttl = 600
END
  # shellcheck disable=SC2086
  restart_and_wait $ALL_OF_NOVA
}
off_deprecations() {
  set_options /etc/nova/nova.conf <<END
[DEFAULT]
-vcpu_pin_set
-osapi_max_limit
[workarounds]
-disable_libvirt_livesnapshot
[libvirt]
-live_migration_tunnelled
[glance]
-api_servers
[consoleauth]
-console_token_ttl
END
  # shellcheck disable=SC2086
  restart_and_wait $ALL_OF_NOVA
}
