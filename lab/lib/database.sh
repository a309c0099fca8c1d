# Databases and their schemas.
# shellcheck shell=bash

# database_url SERVICE [DATABASE]: the SQLAlchemy address of a service's database.
database_url() { echo "mysql+pymysql://$1:$(database_password "$1")@$ADDRESS/${2:-$1}?charset=utf8"; }

# create_database SERVICE DATABASE: prints the statements that make a database and let its service in.
create_database_sql() {
  cat <<END
CREATE DATABASE IF NOT EXISTS $2 CHARACTER SET utf8;
CREATE USER IF NOT EXISTS '$1'@'%' IDENTIFIED BY '$(database_password "$1")';
GRANT ALL PRIVILEGES ON $2.* TO '$1'@'%';
END
}

# Prints the installed version of a package.
package_version() { dpkg-query -W -f '${Version}' "$1"; }

# schema_is_current NAME PACKAGE: whether the schema was migrated with the version of the package that is installed now.
schema_is_current() { [ "$(cat "$STATE/schema.$1" 2>/dev/null)" = "$(package_version "$2")" ]; }

# Remembers that a schema was migrated with the version of the package that is installed now.
schema_was_migrated() { package_version "$2" >"$STATE/schema.$1"; }

# migrate_once NAME PACKAGE FUNCTION: runs a migration unless it has been run for this version of the package.
migrate_once() {
  schema_is_current "$1" "$2" && return 0
  "$3" && schema_was_migrated "$1" "$2"
}
