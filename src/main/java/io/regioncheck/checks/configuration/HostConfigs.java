package io.regioncheck.checks.configuration;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.environment.Node;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Item;
import io.regioncheck.node.Unread;
import io.regioncheck.node.config.ConfigUnreadable;
import io.regioncheck.node.config.HostConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What the hosts of a region told of their configuration, read host by host. */
final class HostConfigs {
    private final Gathered gathered;
    private final List<Unread> unread;
    private int read;

    HostConfigs(Gathered gathered) {
        this.gathered = gathered;
        this.unread = new ArrayList<>(gathered.unread(Item.CONFIG_FILES));
    }

    /** Hands over each host with its configuration; one that is not whole is handed over and remembered as unread. */
    void forEach(BiConsumer<Node, HostConfig> use) {
        for (Gathered.HostText text : gathered.texts(Item.CONFIG_FILES)) {
            String name = text.host().host().name();
            try {
                HostConfig config = HostConfig.parse(text.text(), text.reading().cut());
                if (config.files().isEmpty()) {
                    unread.add(new Unread(name, "none of its services has a file of configuration that could be read"));
                } else if (config.cut()) {
                    unread.add(new Unread(name, "more configuration than is read: its end is missing"));
                }
                read++;
                use.accept(text.host().host(), config);
            } catch (ConfigUnreadable strange) {
                unread.add(new Unread(name, String.valueOf(strange.getMessage())));
            }
        }
    }

    int read() {
        return read;
    }

    boolean areAllKnown() {
        return unread.isEmpty();
    }

    /**
     * Ends the check if a host is not known, or none has anything that was to be looked at.
     *
     * @param looked how many programs' configuration was looked at
     * @param of the service that is meant, or all
     */
    void requireAll(Findings findings, int looked, String of) {
        if (looked > 0) {
            findings.confirm("read the configuration of %d hosts", read);
        }
        CouldNotVerify.ifAny(unread);
        if (looked == 0) {
            throw new CouldNotVerify("no host under nodes has configuration of "
                    + (of.equals("all") ? "any service" : of) + " that could be looked at");
        }
    }
}
