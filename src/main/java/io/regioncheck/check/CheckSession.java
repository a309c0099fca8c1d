package io.regioncheck.check;

import io.regioncheck.broker.MessageBroker;
import io.regioncheck.database.Databases;
import io.regioncheck.environment.Environment;
import io.regioncheck.ledger.Workshop;
import io.regioncheck.node.Gathering;
import io.regioncheck.node.Shells;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.ServerWatch;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * What all checks of one run share; the launcher session of the run carries it to {@link CheckExtension}.
 *
 * @param today the day that waivers are judged by
 * @param parameters of each check, by id
 * @param places how many checks may be at work at the same time
 */
public record CheckSession(
        Environment environment,
        Cloud cloud,
        Shells shells,
        Gathering gathering,
        MessageBroker broker,
        Databases databases,
        Workshop workshop,
        ServerWatch servers,
        Shared shared,
        LocalDate today,
        Map<String, Parameters> parameters,
        Board board,
        Progress progress,
        Attendance attendance,
        Semaphore places) {

    /** The drawer and the name under which the launcher session's store holds it. */
    public static final String STORE = "io.regioncheck";

    public static final String KEY = "session";

    public CheckSession {
        parameters = Map.copyOf(parameters);
    }
}
