package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.compute.Daemons.Daemon;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The hypervisors: one on each compute host, by a name of its own. */
final class Hypervisors {
    private static final int VCPUS = 64;
    private static final int MEMORY = 257_674;
    private static final int RESERVED = 512;
    private static final int DISK = 1_787;
    private static final int WITH_UUIDS = 53;
    private static final int WITH_PAGES = 33;
    private static final int CPU_INFO_IS_JSON = 28;
    private static final int WITHOUT_NUMBERS = 88;

    private final Cell cell;
    private final Flavor usual;

    Hypervisors(Cell cell, Flavor usual) {
        this.cell = cell;
        this.usual = usual;
    }

    void addTo(ComputeRoutes routes) {
        routes.get("/os-hypervisors", asked -> list(asked, "/os-hypervisors", one -> brief(asked, one)))
                .get("/os-hypervisors/detail", this::detail)
                .get("/os-hypervisors/{id}", this::show);
    }

    private Answer detail(Asked asked) {
        Map<String, Integer> servers = cell.fleet().perHost();
        return list(asked, "/os-hypervisors/detail", one -> whole(asked, one, servers.getOrDefault(one.host(), 0)));
    }

    private Answer list(Asked asked, String path, Function<Daemon, ObjectNode> shape) {
        asked.mustBeAdmin("os_compute_api:os-hypervisors:list");
        List<Daemon> all = List.copyOf(cell.daemons().computes());
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("hypervisors");
        if (asked.since(WITH_PAGES)) {
            Page page = Page.of(asked);
            List<Daemon> shown = page.after(all, one -> id(asked, one));
            shown.forEach(one -> list.add(shape.apply(one)));
            page.linkNext(body, "hypervisors", path, shown, one -> id(asked, one));
        } else {
            all.forEach(one -> list.add(shape.apply(one)));
        }
        return Answer.json(200, body);
    }

    private Answer show(Asked asked) {
        asked.mustBeAdmin("os_compute_api:os-hypervisors:show");
        String id = asked.variable("id");
        Daemon wanted = cell.daemons().computes().stream()
                .filter(one -> id(asked, one).equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "Hypervisor with ID '" + id + "' could not be found."));
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set("hypervisor", whole(asked, wanted, cell.fleet().perHost().getOrDefault(wanted.host(), 0)));
        return Answer.json(200, body);
    }

    private int number(Daemon compute) {
        return compute.number()
                - cell.daemons().all().size()
                + cell.daemons().computes().size();
    }

    private String id(Asked asked, Daemon compute) {
        return asked.since(WITH_UUIDS) ? compute.uuid() : String.valueOf(number(compute));
    }

    private ObjectNode brief(Asked asked, Daemon compute) {
        ObjectNode json = Answer.JSON.createObjectNode();
        if (asked.since(WITH_UUIDS)) {
            json.put("id", compute.uuid());
        } else {
            json.put("id", number(compute));
        }
        return json.put("hypervisor_hostname", compute.hypervisor())
                .put("state", cell.daemons().isUp(compute) ? "up" : "down")
                .put("status", "enabled");
    }

    private ObjectNode whole(Asked asked, Daemon compute, int servers) {
        ObjectNode json = brief(asked, compute);
        json.put("hypervisor_type", "QEMU").put("hypervisor_version", 7002022).put("host_ip", "127.0.0.1");
        ObjectNode service = json.putObject("service");
        if (asked.since(WITH_UUIDS)) {
            service.put("id", compute.uuid());
        } else {
            service.put("id", compute.number());
        }
        service.put("host", compute.host()).putNull("disabled_reason");
        if (asked.since(WITHOUT_NUMBERS)) {
            return json.put("uptime", " 11:26:49 up  3:27,  0 user,  load average: 0.79, 0.55, 0.60\n");
        }
        json.put("vcpus", VCPUS)
                .put("memory_mb", MEMORY)
                .put("local_gb", DISK)
                .put("vcpus_used", servers * usual.vcpus())
                .put("memory_mb_used", RESERVED + servers * usual.memory())
                .put("local_gb_used", servers * usual.disk())
                .put("free_ram_mb", MEMORY - RESERVED - servers * usual.memory())
                .put("free_disk_gb", DISK - servers * usual.disk())
                .put("current_workload", 0)
                .put("running_vms", servers)
                .put("disk_available_least", DISK - servers * usual.disk());
        cpu(asked, json);
        return json;
    }

    private static void cpu(Asked asked, ObjectNode json) {
        ObjectNode cpu = Answer.JSON.createObjectNode();
        cpu.put("arch", "x86_64").put("model", "EPYC-Rome").put("vendor", "AMD");
        cpu.putObject("topology")
                .put("cells", 1)
                .put("sockets", 1)
                .put("cores", VCPUS / 2)
                .put("threads", 2);
        cpu.putArray("features").add("aes").add("avx2").add("svm");
        if (asked.since(CPU_INFO_IS_JSON)) {
            json.set("cpu_info", cpu);
        } else {
            json.put("cpu_info", cpu.toString());
        }
    }
}
