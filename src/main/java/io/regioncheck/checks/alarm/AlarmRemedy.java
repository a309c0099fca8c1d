package io.regioncheck.checks.alarm;

import io.regioncheck.broker.BrokerNode;
import java.util.ArrayList;
import java.util.List;

/** What to type where a node of the broker does not take messages. */
public final class AlarmRemedy {
    private AlarmRemedy() {}

    /** The watermark is raised in the running node alone: what its rabbitmq.conf says holds again after a restart. */
    public static String ofMemory(BrokerNode node) {
        return "look what holds it: rabbitmq-diagnostics memory_breakdown -n " + node.name()
                + "; if the host has memory to spare, unblock the cloud meanwhile: rabbitmqctl -n " + node.name()
                + " set_vm_memory_high_watermark 0.6";
    }

    public static String ofDisk() {
        return "on its host: df -h /var/lib/rabbitmq";
    }

    public static String ofStop() {
        return "on its host: systemctl start rabbitmq-server; rabbitmqctl cluster_status";
    }

    public static String ofPartition() {
        return "rabbitmqctl cluster_status; restart the nodes of the smaller part, one after the other";
    }

    /** Returns all that a node asks for. */
    public static String of(BrokerNode node) {
        List<String> all = new ArrayList<>();
        if (!node.running()) {
            all.add(ofStop());
        }
        if (node.memoryAlarm()) {
            all.add(ofMemory(node));
        }
        if (node.diskAlarm()) {
            all.add(ofDisk());
        }
        if (!node.partitions().isEmpty()) {
            all.add(ofPartition());
        }
        return String.join("\n", all);
    }
}
