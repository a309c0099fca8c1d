package io.regioncheck.release;

/** A row that says how far a database's schema is, as found in it. */
public sealed interface SchemaRow {

    /** Where the row stands and which it is: {@code alembic_version} or {@code migrate_version: keystone_expand}. */
    String line();

    /** What the row says. */
    String found();

    /** A row of {@code migrate_version}, as sqlalchemy-migrate keeps it: {@code repository_id} and {@code version}. */
    record Migrate(String repository, int version) implements SchemaRow {
        @Override
        public String line() {
            return "migrate_version: " + repository;
        }

        @Override
        public String found() {
            return Integer.toString(version);
        }
    }

    /** A row of {@code alembic_version}: {@code version_num}. A database may hold several, one for each branch. */
    record Alembic(String revision) implements SchemaRow {
        @Override
        public String line() {
            return "alembic_version";
        }

        @Override
        public String found() {
            return revision;
        }
    }
}
