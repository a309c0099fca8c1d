package io.regioncheck.broker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of the cluster as another one, or itself, sees it. A node that does not run tells nothing beyond that.
 *
 * @param memory bytes used, and the watermark above which publishers are blocked
 * @param disk bytes free, and the limit below which publishers are blocked
 * @param sockets RabbitMQ 4 has no limit of its own any more and says 0 of 0
 * @param partitions nodes that it has lost sight of
 * @param drained whether it is in maintenance, from RabbitMQ 3.8 on
 * @param applications versions of RabbitMQ ({@code rabbit}) and of Erlang's own applications
 */
public record BrokerNode(
        String name,
        boolean running,
        Optional<Gauge> memory,
        Optional<Gauge> disk,
        Optional<Gauge> files,
        Optional<Gauge> sockets,
        Optional<Gauge> processes,
        boolean memoryAlarm,
        boolean diskAlarm,
        List<String> partitions,
        boolean drained,
        Map<String, String> applications) {

    /** Something that is used, or free, beside the limit that counts. */
    public record Gauge(long value, long limit) {

        static Optional<Gauge> of(JsonNode json, String value, String limit) {
            return Answers.number(json, value)
                    .flatMap(known ->
                            Answers.number(json, limit).filter(most -> most > 0).map(most -> new Gauge(known, most)));
        }

        /** Returns the value in percent of the limit. */
        public double percent() {
            return 100.0 * value / limit;
        }
    }

    public BrokerNode {
        partitions = List.copyOf(partitions);
        applications = Map.copyOf(applications);
    }

    static BrokerNode of(JsonNode json) {
        Map<String, String> applications = new HashMap<>();
        json.path("applications")
                .forEach(one -> applications.put(
                        one.path("name").asText(), one.path("version").asText()));
        return new BrokerNode(
                Answers.text(json, "name"),
                json.path("running").asBoolean(false),
                Gauge.of(json, "mem_used", "mem_limit"),
                Gauge.of(json, "disk_free", "disk_free_limit"),
                Gauge.of(json, "fd_used", "fd_total"),
                Gauge.of(json, "sockets_used", "sockets_total"),
                Gauge.of(json, "proc_used", "proc_total"),
                json.path("mem_alarm").asBoolean(false),
                json.path("disk_free_alarm").asBoolean(false),
                Answers.list(json.path("partitions"), JsonNode::asText),
                json.path("being_drained").asBoolean(false),
                applications);
    }
}
