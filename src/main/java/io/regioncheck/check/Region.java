package io.regioncheck.check;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Environment;
import io.regioncheck.ledger.Workshop;
import io.regioncheck.node.Shells;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.ServerWatch;

/**
 * What a check has of its region: clients, what it may create with, how long it has.
 *
 * @param cloud tells the check's evidence of each call
 * @param servers waits for servers of this run
 * @param parameters of this check, from the suite
 * @param deadline of this check in this cell
 */
public record Region(
        Environment environment,
        Cloud cloud,
        Shells shells,
        Workshop workshop,
        ServerWatch servers,
        Parameters parameters,
        Deadline deadline) {}
