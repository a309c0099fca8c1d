package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.region.BlockDevices.BlockDevice;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Ports.PortState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes orders for servers. */
final class ServerOrders {
    private static final String PASSWORDS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int PASSWORD_LENGTH = 12;

    private final Cell cell;
    private final Flavors flavors;
    private final Build build;

    ServerOrders(Cell cell, Flavors flavors) {
        this.cell = cell;
        this.flavors = flavors;
        this.build = new Build(cell);
    }

    void addTo(ComputeRoutes routes) {
        routes.post("/servers", this::take);
    }

    private Answer take(Asked asked) {
        ObjectNode wanted = asked.http().json("server");
        ServerOrder order = order(asked, wanted);
        neutronIsAsked(asked);
        Server server = new Server(order, Condition.scheduling());
        order.rootVolume().ifPresent(volume -> {
            cell.neighbours().volumes().reserve(volume);
            server.attachments().add(attachment(volume));
        });
        cell.fleet().add(server);
        cell.rpc().cast();
        cell.log().request(asked, 202);
        build.begin(server);
        return accepted(asked, order, wanted);
    }

    private static Attachment attachment(String volume) {
        return new Attachment(
                volume,
                "/dev/vda",
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                true);
    }

    private static Answer accepted(Asked asked, ServerOrder order, ObjectNode wanted) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode json = body.putObject("server").put("id", order.id());
        asked.link(json, "/servers/" + order.id());
        json.put("OS-DCF:diskConfig", "MANUAL");
        if (wanted.path("security_groups").isArray()) {
            json.set("security_groups", wanted.path("security_groups"));
        } else {
            json.putArray("security_groups").addObject().put("name", "default");
        }
        json.put("adminPass", wanted.path("adminPass").asText(password(order.id())));
        return Answer.json(202, body).with("Location", asked.url("/servers/" + order.id()));
    }

    private static String password(String seed) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(PASSWORDS.charAt(seed.charAt(i) * (i + 7) % PASSWORDS.length()));
        }
        return password.toString();
    }

    private ServerOrder order(Asked asked, ObjectNode wanted) {
        String name = required(wanted, "name");
        required(wanted, "flavorRef");
        OrderSchema.check(asked, wanted);
        Optional<String> zone = text(wanted, "availability_zone");
        Optional<String> host = zone.filter(text -> text.contains(":")).map(text -> text.split(":")[1]);
        Optional<String> place = zone.map(text -> text.split(":")[0]);
        List<String> ports = plugs(wanted, "port");
        ports.forEach(this::mustBeFree);
        Flavor flavor = flavors.ordered(wanted.path("flavorRef").asText());
        Optional<String> volume = rootVolume(wanted);
        Optional<String> image = text(wanted, "imageRef");
        mustHaveRoot(image, volume);
        if (host.isEmpty() && place.filter(text -> !isZone(text)).isPresent()) {
            throw new Refusal(400, "The requested availability zone is not available");
        }
        return new ServerOrder(
                UUID.randomUUID().toString(),
                cell.fleet().nextNumber(),
                name.strip(),
                asked.caller().projectId(),
                asked.caller().userId(),
                flavor,
                image,
                volume,
                place,
                host,
                ports,
                plugs(wanted, "uuid"),
                Instant.now(),
                asked.http().id());
    }

    private void mustHaveRoot(Optional<String> image, Optional<String> volume) {
        if (image.isEmpty() && volume.isEmpty()) {
            throw new Refusal(400, "Missing imageRef attribute");
        }
        image.ifPresent(this::mustBeThere);
        volume.ifPresent(this::mustBeBootable);
    }

    private static String required(ObjectNode wanted, String field) {
        return text(wanted, field)
                .orElseThrow(() -> OrderSchema.wrong("server", wanted, "'" + field + "' is a required property"));
    }

    private static Optional<String> text(JsonNode json, String field) {
        return json.path(field).isTextual() && !json.path(field).asText().isEmpty()
                ? Optional.of(json.path(field).asText())
                : Optional.empty();
    }

    private static List<String> plugs(ObjectNode wanted, String kind) {
        List<String> plugs = new ArrayList<>();
        wanted.path("networks").forEach(network -> text(network, kind).ifPresent(plugs::add));
        return plugs;
    }

    private static Optional<String> rootVolume(ObjectNode wanted) {
        for (JsonNode device : wanted.path("block_device_mapping_v2")) {
            if (device.path("boot_index").asInt(-1) == 0
                    && device.path("source_type").asText().equals("volume")) {
                return text(device, "uuid");
            }
        }
        return Optional.empty();
    }

    private boolean isZone(String zone) {
        return cell.region().size().zones().contains(zone);
    }

    private void mustBeFree(String portId) {
        if (cell.region().suffers(Incident.NEUTRON_SERVER_STOPPED)) {
            throw Rpc.unexpected("keystoneauth1.exceptions.connection.ConnectFailure");
        }
        PortState port = cell.neighbours()
                .ports()
                .find(portId)
                .orElseThrow(() -> new Refusal(400, "Port id " + portId + " could not be found."));
        if (!port.deviceId().isEmpty()) {
            throw new Refusal(409, "Port " + portId + " is still in use.");
        }
    }

    private void mustBeThere(String imageId) {
        if (cell.region().suffers(Incident.GLANCE_STOPPED)) {
            throw Rpc.unexpected("nova.exception.GlanceConnectionFailed");
        }
        if (cell.neighbours().images().find(imageId).isEmpty()) {
            throw new Refusal(400, "Can not find requested image");
        }
    }

    private void mustBeBootable(String volumeId) {
        BlockDevice volume = cell.neighbours()
                .volumes()
                .find(volumeId)
                .orElseThrow(() ->
                        new Refusal(400, "Block Device Mapping is Invalid: failed to get volume " + volumeId + "."));
        if (!volume.bootable()) {
            throw new Refusal(400, "Block Device " + volumeId + " is not bootable.");
        }
        if (!volume.status().equals("available")) {
            throw new Refusal(
                    400,
                    "Invalid input received: Invalid volume: Volume " + volumeId
                            + " status must be available or downloading to reserve, but the current status is "
                            + volume.status() + ". (HTTP 400)");
        }
    }

    /** Nova logs in to neutron as itself once a user's order is well formed. */
    private void neutronIsAsked(Asked asked) {
        if (cell.region().suffers(Incident.NOVA_NEUTRON_AUTH)) {
            cell.log()
                    .apiError(
                            asked.http().id(),
                            "Unexpected exception in API method: " + Traceback.NO_DOMAIN + " (Request-ID: req-"
                                    + UUID.randomUUID() + ")");
            cell.log().request(asked, 500);
            throw Rpc.unexpected("keystoneauth1.exceptions.http.BadRequest");
        }
    }
}
