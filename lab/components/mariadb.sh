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

# Makes the account that regioncheck reads with, with what docs/environments.md lists and no more, once the schemas are there; and
# loads the plugin that shows who has a table open.
create_database_reader() {
  local account="'regioncheck'@'%'" database table
  {
    cat <<END
INSTALL PLUGIN IF NOT EXISTS metadata_lock_info SONAME 'metadata_lock_info';
CREATE USER IF NOT EXISTS $account;
ALTER USER $account IDENTIFIED BY '$(cat "$SECRETS/database-verifier")';
GRANT PROCESS ON *.* TO $account;
GRANT SELECT (Host, User, Select_priv, Insert_priv, Update_priv, Delete_priv, Create_priv, Drop_priv, References_priv, Index_priv,
  Alter_priv, Trigger_priv, is_role, default_role) ON mysql.user TO $account;
GRANT SELECT ON mysql.db TO $account;
GRANT SELECT ON mysql.tables_priv TO $account;
GRANT SELECT ON mysql.roles_mapping TO $account;
GRANT SELECT ON nova_api.cell_mappings TO $account;
GRANT SELECT ON nova_api.host_mappings TO $account;
GRANT SELECT ON nova.services TO $account;
GRANT SELECT ON nova_cell0.services TO $account;
GRANT SELECT ON cinder.services TO $account;
END
    for database in keystone glance placement nova nova_api nova_cell0 neutron cinder; do
      echo "GRANT REFERENCES ON $database.* TO $account;"
      for table in $(mariadb -N -e "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '$database'
          AND TABLE_NAME IN ('alembic_version', 'migrate_version')"); do
        echo "GRANT SELECT ON $database.$table TO $account;"
      done
    done
  } | mariadb || die "the account that reads the databases could not be made"
}
