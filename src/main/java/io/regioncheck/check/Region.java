package io.regioncheck.check;

import io.regioncheck.broker.MessageBroker;
import io.regioncheck.database.Databases;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Environment;
import io.regioncheck.ledger.Workshop;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Gathering;
import io.regioncheck.node.Shells;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.ServerWatch;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What a check has of its region: clients, what it may create with, how long it has.
 *
 * @param cloud notes each call as evidence of the check
 * @param gathering what the hosts told of the items that this check gathers
 * @param servers waits for servers of this run
 * @param shared what several checks use, made once
 * @param parameters of this check, from the suite
 * @param deadline of this check in this cell
 * @param others completes when all other checks of the run have a result: for a check that watches while they work
 * @param doing hears in a few words what the check is waiting for
 */
public record Region(
        Environment environment,
        Cloud cloud,
        Shells shells,
        Gathering gathering,
        MessageBroker broker,
        Databases databases,
        Workshop workshop,
        ServerWatch servers,
        Shared shared,
        Parameters parameters,
        Deadline deadline,
        CompletableFuture<?> others,
        Consumer<String> doing) {

    /**
     * Returns what the hosts told, of what the checks of this run declare in {@link Check#gathers}. They are asked once in a run, before
     * the first check begins that wants it.
     */
    public Gathered gathered() {
        return gathering.gathered();
    }
}
