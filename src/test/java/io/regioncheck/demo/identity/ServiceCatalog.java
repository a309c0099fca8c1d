package io.regioncheck.demo.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.regioncheck.demo.http.Answer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where the services of all regions are. */
public final class ServiceCatalog {
    private static final List<String> INTERFACES = List.of("public", "internal", "admin");

    private final List<Service> services = new CopyOnWriteArrayList<>();
    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();

    /** A service that some region has. */
    record Service(String id, String type, String name) {}

    /** @param url with {@code %(project_id)s}, or {@code %(tenant_id)s} in older ones, where the project of who asks belongs */
    record Endpoint(String id, String serviceId, String region, String face, String url) {}

    /** Registers a service of a region on all three interfaces. */
    public void register(String type, String name, String region, String url) {
        Service service = new Service(Accounts.id("service " + type), type, name);
        if (!services.contains(service)) {
            services.add(service);
        }
        INTERFACES.forEach(face -> endpoints.add(
                new Endpoint(Accounts.id("endpoint " + type + region + face), service.id(), region, face, url)));
    }

    List<Service> services() {
        return services;
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    List<String> regions() {
        return endpoints.stream().map(Endpoint::region).distinct().sorted().toList();
    }

    /** Returns the catalog as a token of a project carries it. */
    ArrayNode of(String projectId) {
        ArrayNode catalog = Answer.JSON.createArrayNode();
        for (Service service : services) {
            ArrayNode faces = catalog.addObject()
                    .put("id", service.id())
                    .put("type", service.type())
                    .put("name", service.name())
                    .putArray("endpoints");
            endpoints.stream()
                    .filter(endpoint -> endpoint.serviceId().equals(service.id()))
                    .forEach(endpoint -> faces.addObject()
                            .put("id", endpoint.id())
                            .put("interface", endpoint.face())
                            .put("region_id", endpoint.region())
                            .put("url", endpoint.url().replaceFirst("%\\((tenant|project)_id\\)s", projectId))
                            .put("region", endpoint.region()));
        }
        return catalog;
    }
}
