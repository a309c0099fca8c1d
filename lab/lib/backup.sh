# What an operator has before an upgrade: a copy of the configuration and of the databases.
# shellcheck shell=bash

BACKUPS=/var/backups/regioncheck-lab

# Makes one of each component's configuration and one of all databases.
make_backups() {
  local component
  install -d -m 700 "$BACKUPS"
  for component in keystone glance placement neutron nova cinder; do
    tar -C / -czf "$BACKUPS/etc-$component.tar.gz" "etc/$component" || die "no backup of /etc/$component could be made"
  done
  mariadb-dump --single-transaction --all-databases | gzip -1 >"$BACKUPS/all-databases-mysql.sql.gz" || die "no backup of the databases could be made"
}
