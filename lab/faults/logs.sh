# Faults that only logs show.
# shellcheck shell=bash

NO_PROCESS=4194305    # above the highest process id that there is: lines of these faults are told from real ones by it

fault log-traceback contents "" "nova-compute.log has a traceback of a periodic task, two minutes old"
on_log_traceback() {
  local head
  head="$(date -d '-2 minutes' '+%F %T').123 $NO_PROCESS ERROR oslo_service.periodic_task"
  cat >>/var/log/nova/nova-compute.log <<END
$head [None req-5b9ac2f0-7b5e-4e0a-9d0e-3f6b1c2d4e5f - - - - - -] Error during ComputeManager._sync_power_states: TypeError: '<' not supported between instances of 'NoneType' and 'int'
$head Traceback (most recent call last):
$head   File "/usr/lib/python3/dist-packages/oslo_service/periodic_task.py", line 216, in run_periodic_tasks
$head     task(self, context)
$head TypeError: '<' not supported between instances of 'NoneType' and 'int'
$head 
END
}
off_log_traceback() { sed -i "/ $NO_PROCESS ERROR /d" /var/log/nova/nova-compute.log; }

fault log-deprecations contents "" "two logs have the deprecations of a Kilo nova ([DEFAULT] verbose) and of a Mitaka keystone (a class path), two minutes old"
on_log_deprecations() {
  local time
  time="$(date -d '-2 minutes' '+%F %T').123 $NO_PROCESS WARNING"
  cat >>/var/log/nova/nova-compute.log <<END
$time oslo_config.cfg [-] Option "verbose" from group "DEFAULT" is deprecated for removal.  Its value may be silently ignored in the future.
END
  cat >>"$LOG_OF_KEYSTONE" <<END
$time oslo_log.versionutils [-] Deprecated: keystone.contrib.revoke.backends.sql.Revoke is deprecated as of Mitaka in favor of sql and may be removed in O.
END
}
off_log_deprecations() { sed -i "/ $NO_PROCESS WARNING /d" /var/log/nova/nova-compute.log "$LOG_OF_KEYSTONE"; }
LOG_OF_KEYSTONE=/var/log/keystone/keystone.log
