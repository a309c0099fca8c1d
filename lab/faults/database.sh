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
