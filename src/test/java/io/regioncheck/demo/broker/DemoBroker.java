package io.regioncheck.demo.broker;

import com.rabbitmq.client.ConnectionFactory;
import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.VirtualHostNode;
import org.apache.qpid.server.virtualhost.QueueManagingVirtualHost;
import org.jspecify.annotations.Nullable;

/** A real AMQP 0-9-1 broker in this JVM, in memory, on a free port of the loopback address; one account, one virtual host "/". */
public final class DemoBroker implements AutoCloseable {
    public static final String USER = "openstack";
    public static final String PASSWORD = "rabbit-lab";

    /**
     * Few threads, and RabbitMQ's manners where Qpid has others: unroutable messages return, unknown arguments pass, and a message's
     * expiration is no point in time, at which all would be over since 1970.
     */
    private static final Map<String, String> CONTEXT = Map.ofEntries(
            Map.entry("demo.user", USER),
            Map.entry("demo.password", PASSWORD),
            Map.entry("queue.behaviourOnUnknownDeclareArgument", "IGNORE"),
            Map.entry("queue.minimumMessageTtl", "60000"),
            Map.entry("qpid.port.closeWhenNoRoute", "false"),
            Map.entry("qpid.port.amqp.threadPool.size", "3"),
            Map.entry("qpid.port.amqp.threadPool.numberOfSelectors", "1"),
            Map.entry("virtualhost.connectionThreadPool.size", "3"),
            Map.entry("virtualhost.connectionThreadPool.numberOfSelectors", "1"),
            Map.entry("virtualhost.housekeepingThreadCount", "1"),
            Map.entry("qpid.broker.networkBufferSize", "65536"));

    private final DemoRegion region;
    private final SystemLauncher launcher;
    private final Container container;

    private DemoBroker(DemoRegion region, SystemLauncher launcher, Container container) {
        this.region = region;
        this.launcher = launcher;
        this.container = container;
    }

    /** Starts on another thread, so that the rest of the demo need not wait for it. */
    public static CompletableFuture<DemoBroker> begin(DemoRegion region, Executor threads) {
        return CompletableFuture.supplyAsync(() -> start(region), threads);
    }

    /** @throws IllegalStateException if it does not start */
    public static DemoBroker start(DemoRegion region) {
        Container container = new Container();
        SystemLauncher launcher = new SystemLauncher(container);
        try {
            launcher.startup(attributes(region.name()));
            return new DemoBroker(region, launcher, container);
        } catch (Exception failure) {
            launcher.shutdown();
            throw new IllegalStateException("the broker of " + region.name() + " does not start", failure);
        }
    }

    private static Map<String, Object> attributes(String name) {
        Map<String, String> context = new HashMap<>(CONTEXT);
        context.put("demo.name", name);
        return Map.of(
                "type",
                "Memory",
                "name",
                name,
                "initialConfigurationLocation",
                resource("broker.json"),
                // the default is a classpath: URL, which only the system's class loader can open
                "initialSystemPropertiesLocation",
                resource("broker.properties"),
                "startupLoggedToSystemOut",
                false,
                "preferenceStoreAttributes",
                "{\"type\": \"Noop\"}",
                "context",
                context);
    }

    private static String resource(String name) {
        return Objects.requireNonNull(DemoBroker.class.getResource(name), name).toString();
    }

    public int port() {
        return container.broker().getChildren(Port.class).iterator().next().getBoundPort();
    }

    /** Returns it as services write it into their configuration. */
    public String transportUrl() {
        return "rabbit://%s:%s@127.0.0.1:%d/".formatted(USER, PASSWORD, port());
    }

    /** Returns what connects to it. */
    public ConnectionFactory clients() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port());
        factory.setUsername(USER);
        factory.setPassword(PASSWORD);
        factory.setAutomaticRecoveryEnabled(false);
        return factory;
    }

    /** Returns whether it is over its memory limit: then nobody's message is taken. */
    boolean isOverMemory() {
        return region.suffers(Incident.RABBIT_MEMORY_ALARM);
    }

    /** Returns whether the account may do nothing any more; connections that are open go on. */
    boolean hasLostPermissions() {
        return region.suffers(Incident.RABBIT_PERMISSIONS);
    }

    /** Returns whether it runs on an Erlang that it was not made for. */
    boolean runsOnAWrongErlang() {
        return region.suffers(Incident.ERLANG_MISMATCHED);
    }

    /** Returns the members of the cluster that it stands for. */
    List<String> nodes() {
        return region.with(Role.BROKER).stream()
                .map(DemoHost::name)
                .map(host -> "rabbit@" + host)
                .toList();
    }

    /** Returns the queues, exchanges and connections. */
    QueueManagingVirtualHost<?> state() {
        VirtualHostNode<?> node =
                container.broker().getChildren(VirtualHostNode.class).iterator().next();
        if (node.getVirtualHost() instanceof QueueManagingVirtualHost<?> host) {
            return host;
        }
        throw new IllegalStateException("no virtual host");
    }

    @Override
    public void close() {
        launcher.shutdown();
    }

    /** Catches the broker when the launcher has made it. */
    private static final class Container extends DefaultSystemLauncherListener {
        private volatile @Nullable SystemConfig<?> system;

        @Override
        public void onContainerResolve(SystemConfig<?> resolved) {
            system = resolved;
        }

        Broker<?> broker() {
            return Objects.requireNonNull(Objects.requireNonNull(system).getContainer(Broker.class));
        }
    }
}
