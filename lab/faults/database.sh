# Faults of the database.
# shellcheck shell=bash

fault db-grants database "" "the user neutron has lost DROP, REFERENCES and others: reads work, migrations fail"
on_db_grants() {
  mariadb -e "REVOKE ALL PRIVILEGES ON neutron.* FROM 'neutron'@'%';
    GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON neutron.* TO 'neutron'@'%'"
}
off_db_grants() { mariadb -e "GRANT ALL PRIVILEGES ON neutron.* TO 'neutron'@'%'"; }

fault alembic-unknown database "" "neutron's database says a schema revision that the installed code does not know"
REVISION_BEFORE=$STATE/neutron-revision-before-fault
on_alembic_unknown() {
  [ -s "$REVISION_BEFORE" ] || mariadb -N neutron -e 'SELECT version_num FROM alembic_version ORDER BY 1 LIMIT 1' >"$REVISION_BEFORE"
  mariadb neutron -e "UPDATE alembic_version SET version_num = 'deadbeef0000' WHERE version_num = '$(cat "$REVISION_BEFORE")'"
}
off_alembic_unknown() {
  [ -s "$REVISION_BEFORE" ] || return 0
  mariadb neutron -e "UPDATE alembic_version SET version_num = '$(cat "$REVISION_BEFORE")' WHERE version_num = 'deadbeef0000'" &&
    rm -f "$REVISION_BEFORE"
}

fault extra-column database "" "neutron.ports has a column customer that no release knows: all goes on, a migration may trip over it"
on_extra_column() { mariadb neutron -e 'ALTER TABLE ports ADD COLUMN IF NOT EXISTS customer varchar(64) DEFAULT NULL'; }
off_extra_column() { mariadb neutron -e 'ALTER TABLE ports DROP COLUMN IF EXISTS customer'; }

fault metadata-lock database "" "a console has neutron.ports open in a transaction that never ends: reads and writes go on, ALTER TABLE waits"
LOCK_HOLDER=$STATE/metadata-lock.pid
on_metadata_lock() {
  off_metadata_lock
  (close_inherited && exec setsid bash -c '{ echo "START TRANSACTION; SELECT COUNT(*) FROM ports;"; exec sleep infinity; } | mariadb --unbuffered neutron') \
    </dev/null >/dev/null 2>&1 &
  echo $! >"$LOCK_HOLDER"
  wait_until 10 ports_are_held
}
off_metadata_lock() {
  local holder
  holder=$(cat "$LOCK_HOLDER" 2>/dev/null) || return 0
  # the number may be somebody else's after a restart of the machine
  ! tr '\0' ' ' <"/proc/$holder/cmdline" 2>/dev/null | grep -q 'SELECT COUNT(\*) FROM ports' || kill -- "-$holder"
  wait_until 10 ports_are_free && rm -f "$LOCK_HOLDER"
}

# Whether somebody at the console has a transaction open.
ports_are_held() {
  mariadb -N -e "SELECT 1 FROM information_schema.INNODB_TRX t JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id
    WHERE p.USER = 'root' AND p.DB = 'neutron' AND p.COMMAND = 'Sleep'" | grep -q 1
}
ports_are_free() { ! ports_are_held; }

fault cell1-elsewhere database "" "nova's API has another broker on record for cell1 than the one its computes listen at"
CELL1_BEFORE=$STATE/cell1-transport-before-fault
on_cell1_elsewhere() {
  [ -s "$CELL1_BEFORE" ] ||
    (umask 077 && mariadb -N nova_api -e "SELECT transport_url FROM cell_mappings WHERE name = 'cell1'" >"$CELL1_BEFORE")
  mariadb nova_api -e "UPDATE cell_mappings SET transport_url = REPLACE(transport_url, ':5672/', ':5673/') WHERE name = 'cell1'"
}
off_cell1_elsewhere() {
  [ -s "$CELL1_BEFORE" ] || return 0
  mariadb nova_api <<END && rm -f "$CELL1_BEFORE"
UPDATE cell_mappings SET transport_url = '$(cat "$CELL1_BEFORE")' WHERE name = 'cell1';
END
}
