# MariaDB: one server for the databases of all services.
# shellcheck shell=bash

# Writes its configuration.
configure_mariadb() {
  cat >/etc/mysql/mariadb.conf.d/99-regioncheck-lab.cnf <<END
[mysqld]
bind-address = $ADDRESS
port = 3306
max_connections = 1000
skip-name-resolve
innodb_flush_log_at_trx_commit = 2
innodb_buffer_pool_size = 256M
END
}

# Starts it.
daemon_mariadb() {
  run_daemon mariadb mysql /var/log/mysql/mariadb.log /usr/sbin/mariadbd --basedir=/usr --datadir=/var/lib/mysql \
    --socket=/run/mysqld/mysqld.sock --pid-file=/run/mysqld/mysqld.pid
}

# Starts it, the first time with new system tables, and waits until it answers.
up_mariadb() {
  install -d -o mysql -g mysql /run/mysqld /var/lib/mysql
  install -d -o mysql -g adm /var/log/mysql
  [ -d /var/lib/mysql/mysql ] ||
    run_as root mariadb-install-db --user=mysql --datadir=/var/lib/mysql >"$LOGS/mariadb-install.log" 2>&1
  start_daemon_named mariadb
  wait_until 60 mariadb -e 'select 1' || die "MariaDB does not answer, see /var/log/mysql/mariadb.log"
}

# Makes the databases of RegionOne's services.
create_databases() {
  {
    create_database_sql keystone keystone
    create_database_sql glance glance
    create_database_sql placement placement
    create_database_sql nova nova
    create_database_sql nova nova_api
    create_database_sql nova nova_cell0
    create_database_sql neutron neutron
    create_database_sql cinder cinder
  } | mariadb || die "the databases could not be made"
}
