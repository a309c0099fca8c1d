# keystone: identity. Two of them, as behind a balancer: the second has a port and a directory of keys of its own, the rest is the first's.
# shellcheck shell=bash

KEYS_OF_KEYSTONE=/etc/keystone/fernet-keys
SECOND_KEYSTONE=/etc/regioncheck-lab/keystone-second
SECOND_KEYSTONE_URL=http://$ADDRESS:5001
KEYS_OF_SECOND_KEYSTONE=$SECOND_KEYSTONE/fernet-keys

# Writes its configuration.
configure_keystone() {
  restore_shipped /etc/keystone/keystone.conf
  set_options /etc/keystone/keystone.conf <<END
[database]
connection = $(database_url keystone)
[token]
provider = fernet
[cache]
enabled = true
backend = dogpile.cache.memcached
memcache_servers = $ADDRESS:11211
END
  small_uwsgi /etc/keystone/keystone-uwsgi.ini 2 4
  install -d -m 755 "$SECOND_KEYSTONE"
  install -m 644 /etc/keystone/keystone-uwsgi.ini "$SECOND_KEYSTONE/uwsgi.ini"
  set_options "$SECOND_KEYSTONE/uwsgi.ini" <<END
[uwsgi]
processes = 1
threads = 2
END
  cat >"$SECOND_KEYSTONE/keystone.conf" <<END
[fernet_tokens]
key_repository = $KEYS_OF_SECOND_KEYSTONE
END
}

# Starts it.
daemon_keystone() { run_uwsgi keystone keystone /var/log/keystone/uwsgi.log 5000 /etc/keystone/keystone-uwsgi.ini; }

# Starts the second one.
daemon_keystone_second() {
  ENVIRONMENT=("OS_KEYSTONE_CONFIG_FILES=/etc/keystone/keystone.conf;$SECOND_KEYSTONE/keystone.conf")
  run_uwsgi keystone-second keystone /var/log/keystone/uwsgi-second.log 5001 "$SECOND_KEYSTONE/uwsgi.ini"
}

# Gives the second one the keys of the first, as a rotation does on all hosts of a cloud.
share_keystone_keys() {
  rm -rf "$KEYS_OF_SECOND_KEYSTONE"
  cp -a "$KEYS_OF_KEYSTONE" "$KEYS_OF_SECOND_KEYSTONE"
}

# Makes the keys that sign tokens and encrypt credentials, once.
create_keystone_keys() {
  [ -s "$KEYS_OF_KEYSTONE/0" ] && return 0
  install -d -o keystone -g keystone -m 700 "$KEYS_OF_KEYSTONE" /etc/keystone/credential-keys
  run_as keystone keystone-manage fernet_setup --keystone-user keystone --keystone-group keystone
  run_as keystone keystone-manage credential_setup --keystone-user keystone --keystone-group keystone
}

# Migrates its schema and makes the administrator.
migrate_keystone() {
  run_as keystone keystone-manage db_sync &&
    run_as keystone keystone-manage bootstrap --bootstrap-password "$ADMIN_PASSWORD" --bootstrap-region-id "$REGION" \
      --bootstrap-admin-url "$KEYSTONE_URL/v3" --bootstrap-internal-url "$KEYSTONE_URL/v3" --bootstrap-public-url "$KEYSTONE_URL/v3"
}

# Starts it, from an empty database if need be. wait_for_keystone waits.
# Everything of keystone-manage runs as its user: run as root it would leave a keystone.log that keystone cannot open.
start_keystone() {
  create_keystone_keys >"$LOGS/keystone-keys.log" 2>&1
  migrate_once keystone keystone migrate_keystone >"$LOGS/migrate-keystone.log" 2>&1 ||
    die "keystone's database could not be made, see $LOGS/migrate-keystone.log"
  chown -R keystone:keystone /var/log/keystone "$KEYS_OF_KEYSTONE" /etc/keystone/credential-keys
  fault_is_on keystone-other-keys || share_keystone_keys
  start_daemons keystone keystone-second
}

# Waits until it answers.
wait_for_keystone() { wait_for_http keystone "$KEYSTONE_URL/v3" "${1:-60}"; }

# Waits until the second one answers.
wait_for_keystone_second() { wait_for_http "the second keystone" "$SECOND_KEYSTONE_URL/v3" "${1:-60}"; }
