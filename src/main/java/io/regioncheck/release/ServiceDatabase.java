package io.regioncheck.release;

import java.util.Locale;

/** A database of a service, written as install guides name it: {@code nova_api}. */
public enum ServiceDatabase {
    KEYSTONE(Service.KEYSTONE),
    GLANCE(Service.GLANCE),
    NOVA_API(Service.NOVA),
    NOVA(Service.NOVA),
    /** Has the schema of {@link #NOVA}. */
    NOVA_CELL0(Service.NOVA),
    NEUTRON(Service.NEUTRON),
    CINDER(Service.CINDER),
    PLACEMENT(Service.PLACEMENT);

    private final Service service;

    ServiceDatabase(Service service) {
        this.service = service;
    }

    public Service service() {
        return service;
    }

    /** The database that has the same schema and is described by the facts. */
    ServiceDatabase schema() {
        return this == NOVA_CELL0 ? NOVA : this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
