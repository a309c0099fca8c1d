package io.regioncheck.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the hosts of a region told, once in a run.
 *
 * @param hosts those that answered, in the order of the environment; two names of one host are one
 * @param unreached those that could not be asked
 * @param since the start of the log window
 */
public record Gathered(List<HostReadings> hosts, List<NodeUnreachable> unreached, Instant since) {

    public Gathered {
        hosts = List.copyOf(hosts);
        unreached = List.copyOf(unreached);
    }

    /** The text of an item on a host. */
    public record HostText(HostReadings host, Reading.Text reading) {

        public String text() {
            return reading.text();
        }
    }

    /** Returns what is known of an item, host by host. */
    public List<HostText> texts(Item item) {
        List<HostText> texts = new ArrayList<>();
        for (HostReadings host : hosts) {
            if (host.has(item) && host.of(item) instanceof Reading.Text text) {
                texts.add(new HostText(host, text));
            }
        }
        return texts;
    }

    /** Returns the hosts of which one of these items is not known though they should have it: by a refusal, a failure, or no answer at all. */
    public List<Unread> unread(Item... items) {
        List<Unread> unread = new ArrayList<>();
        for (NodeUnreachable host : unreached) {
            if (List.of(items).stream().anyMatch(item -> host.nodes().stream().anyMatch(item::isOn))) {
                unread.add(new Unread(host.node(), host.happened()));
            }
        }
        for (HostReadings host : hosts) {
            for (Item item : items) {
                if (host.has(item)) {
                    if (host.of(item) instanceof Reading.Refused refused) {
                        unread.add(new Unread(host.host().name(), refused.why()));
                    } else if (host.of(item) instanceof Reading.Failed failed) {
                        unread.add(new Unread(host.host().name(), failed.why()));
                    }
                }
            }
        }
        return unread;
    }
}
