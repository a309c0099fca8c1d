package io.regioncheck.database;

import java.util.Set;

/** One thing that an account or a role was given, or that was taken from it. */
public sealed interface Grant {

    Account to();

    /**
     * Privileges.
     *
     * @param names upper-case, {@code ALL} spelled out; one on some columns only has them behind it: {@code SELECT (id, name)}
     */
    record Privileges(Account to, Set<String> names, Scope on) implements Grant {

        public Privileges {
            names = Set.copyOf(names);
        }
    }

    /** A role, which helps where it is active. */
    record Role(Account to, Account role) implements Grant {}

    /** A role that is active as soon as the account connects. */
    record ActiveRole(Account to, Account role) implements Grant {}

    /** Privileges that hold everywhere but in one database: MySQL's partial revokes, from 8.0.16. */
    record Restriction(Account to, Set<String> names, String database) implements Grant {

        public Restriction {
            names = Set.copyOf(names);
        }
    }
}
