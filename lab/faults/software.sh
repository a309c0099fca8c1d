# Faults of what hosts have installed, and of what runs there.
# shellcheck shell=bash

fault config-not-in-force configuration nova-compute "nova-compute.conf was changed, and nova-compute not restarted: it runs with what stood there before"
on_config_not_in_force() {
  set_options /etc/nova/nova-compute.conf <<END
[DEFAULT]
instance_usage_audit_period = day
END
  touch /etc/nova/nova-compute.conf   # it is written now, however often it was before
}
off_config_not_in_force() {
  set_options /etc/nova/nova-compute.conf <<END
[DEFAULT]
-instance_usage_audit_period
END
  restart_and_wait nova-compute
}
