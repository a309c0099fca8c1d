# keystone: identity.
# shellcheck shell=bash

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
}

# Starts it.
daemon_keystone() { run_uwsgi keystone keystone /var/log/keystone/uwsgi.log 5000 /etc/keystone/keystone-uwsgi.ini; }

# Makes the keys that sign tokens and encrypt credentials, once.
create_keystone_keys() {
  [ -s /etc/keystone/fernet-keys/0 ] && return 0
  install -d -o keystone -g keystone -m 700 /etc/keystone/fernet-keys /etc/keystone/credential-keys
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
  chown -R keystone:keystone /var/log/keystone /etc/keystone/fernet-keys /etc/keystone/credential-keys
  start_daemon_named keystone
}

# Waits until it answers.
wait_for_keystone() { wait_for_http keystone "$KEYSTONE_URL/v3" "${1:-60}"; }
