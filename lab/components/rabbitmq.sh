# RabbitMQ: the message bus, with its management API.
# shellcheck shell=bash

# Writes its configuration, and the account and the virtual host that it makes at each start.
configure_rabbitmq() {
  cat >/etc/rabbitmq/rabbitmq.conf <<END
listeners.tcp.1 = $ADDRESS:5672
management.tcp.ip = $ADDRESS
management.tcp.port = 15672
load_definitions = /etc/rabbitmq/definitions.json
vm_memory_high_watermark.relative = 0.4
disk_free_limit.absolute = 500MB
collect_statistics_interval = 5000
loopback_users = none
END
  cat >/etc/rabbitmq/definitions.json <<END
{
  "users": [{"name": "$RABBIT_USER", "password": "$RABBIT_PASSWORD", "tags": "administrator"}],
  "vhosts": [{"name": "/"}],
  "permissions": [{"user": "$RABBIT_USER", "vhost": "/", "configure": ".*", "write": ".*", "read": ".*"}]
}
END
  echo '[rabbitmq_management].' >/etc/rabbitmq/enabled_plugins
  cat >/etc/rabbitmq/rabbitmq-env.conf <<END
NODENAME=rabbit@localhost
NODE_IP_ADDRESS=$ADDRESS
ERL_EPMD_ADDRESS=$ADDRESS
SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none"
END
  chmod 644 /etc/rabbitmq/rabbitmq.conf /etc/rabbitmq/definitions.json
}

# Starts it.
daemon_rabbitmq() { run_daemon rabbitmq rabbitmq /var/log/rabbitmq/stdout.log /usr/lib/rabbitmq/bin/rabbitmq-server; }

# Starts it; wait_for_rabbitmq waits.
start_rabbitmq() {
  install -d -o rabbitmq -g rabbitmq /var/lib/rabbitmq /var/log/rabbitmq
  start_daemon_named rabbitmq
}

# Waits until its management API answers, and puts the port mapper that it starts on record, so that it can be stopped.
wait_for_rabbitmq() {
  wait_for_http RabbitMQ "http://$ADDRESS:15672/" 90 200 || die "RabbitMQ does not answer, see /var/log/rabbitmq"
  local pid
  pid=$(ss -Hltnp 'sport = :4369' | grep -o 'pid=[0-9]*' | head -n 1 | cut -d= -f2)
  [ -z "$pid" ] || record_pid epmd "$pid"
}

# Runs rabbitmqctl against the lab's node.
rabbitmq_ctl() { run_as rabbitmq rabbitmqctl -q -n rabbit@localhost "$@"; }

# rabbitmq_api PATH [CURL-OPTION...]: one request to the management API.
rabbitmq_api() {
  local path=$1
  shift
  curl -s -u "$RABBIT_USER:$RABBIT_PASSWORD" -H 'content-type: application/json' "http://$ADDRESS:15672/api$path" "$@"
}

# Stops it the orderly way, and the port mapper with it.
stop_rabbitmq() {
  running rabbitmq && rabbitmq_ctl shutdown >/dev/null 2>&1
  stop_daemon rabbitmq
  stop_daemon epmd
}
