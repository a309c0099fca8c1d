# glance: images, kept as files.
# shellcheck shell=bash

# Writes its configuration.
configure_glance() {
  restore_shipped /etc/glance/glance-api.conf
  {
    cat <<END
[DEFAULT]
transport_url = $(message_bus_url)
[database]
connection = $(database_url glance)
[paste_deploy]
flavor = keystone
[glance_store]
stores = file,http
default_store = file
filesystem_store_datadir = /var/lib/glance/images
END
    token_section glance
  } | set_options /etc/glance/glance-api.conf
  small_uwsgi /etc/glance/glance-api-uwsgi.ini 1 4
}

# Starts it.
daemon_glance_api() { run_uwsgi glance-api glance /var/log/glance/uwsgi.log 9292 /etc/glance/glance-api-uwsgi.ini; }

# Migrates its schema.
migrate_glance() { run_as glance glance-manage db_sync; }

# Waits until it answers.
wait_for_glance_api() { wait_for_http glance "http://$ADDRESS:9292/" "${1:-60}"; }
