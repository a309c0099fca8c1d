# Faults of the message bus.
# shellcheck shell=bash

fault rabbit-memory-alarm broker "" "RabbitMQ is over its memory limit: whoever publishes is blocked"
on_rabbit_memory_alarm() { rabbitmq_ctl set_vm_memory_high_watermark absolute 50MiB && wait_until 20 memory_alarm_is true; }
off_rabbit_memory_alarm() { rabbitmq_ctl set_vm_memory_high_watermark 0.4 && wait_until 20 memory_alarm_is false; }

# Whether RabbitMQ's management API says that the memory alarm is on (true) or not (false); it lags some seconds.
memory_alarm_is() { rabbitmq_api /nodes | grep -q "\"mem_alarm\":$1"; }

fault rabbit-backlog broker "" "a durable queue, notifications.info, that nobody reads grows by 200 messages a second; VALUE: up to how many"
on_rabbit_backlog() {
  ENVIRONMENT=()
  run_daemon fault-backlog nobody "$LOGS/fault-backlog.log" "$PYTHON" -c "$(cat "$LAB/faults/backlog.py")" \
    "$ADDRESS" "$RABBIT_USER" "$RABBIT_PASSWORD" "${1:-50000}"
  wait_until 30 backlog_is_seen
}
off_rabbit_backlog() {
  stop_daemon fault-backlog
  rabbitmq_api /queues/%2f/notifications.info -X DELETE >/dev/null
}

# Whether RabbitMQ's management API counts messages in the queue; it lags some seconds.
backlog_is_seen() { rabbitmq_api /queues/%2f/notifications.info | grep -q '"messages":[1-9]'; }

fault rabbit-permissions broker "" "the services' user may do nothing on vhost / : what reconnects is refused; VALUE kick: all have to reconnect"
on_rabbit_permissions() {
  rabbitmq_ctl clear_permissions -p / "$RABBIT_USER" || return 1
  [ "${1:-}" != kick ] || rabbitmq_ctl close_all_connections --vhost / "no permission"
}
off_rabbit_permissions() { rabbitmq_ctl set_permissions -p / "$RABBIT_USER" '.*' '.*' '.*'; }
