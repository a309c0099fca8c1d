package io.regioncheck.release;

/** A privilege of MySQL and MariaDB, written as {@code SHOW GRANTS} writes it. */
public enum Privilege {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    CREATE,
    ALTER,
    DROP,
    INDEX,
    REFERENCES,
    TRIGGER
}
