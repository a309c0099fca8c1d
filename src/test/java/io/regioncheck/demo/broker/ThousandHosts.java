package io.regioncheck.demo.broker;

import com.rabbitmq.client.ConnectionFactory;
import io.regioncheck.SampleEnvironment;
import io.regioncheck.broker.FoundVersions;
import io.regioncheck.broker.MessageBroker;
import io.regioncheck.broker.RpcAnswer;
import io.regioncheck.broker.RpcClient;
import io.regioncheck.broker.RpcQuestion.Ping;
import io.regioncheck.broker.RpcTarget;
import io.regioncheck.broker.ServedApi;
import io.regioncheck.broker.VersionSweep;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.demo.broker.RpcHosts.Manner;
import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Secret;
import io.regioncheck.release.RpcVersion;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * Measures a sweep of a thousand computes on a real RabbitMQ, in a virtual host of its own that is removed afterwards: three of them are
 * silent, two run old code, and all five must be named.
 *
 * <pre>RABBIT_PASSWORD=… java … ThousandHosts AMQP-HOST:PORT MANAGEMENT-URL USER [HOSTS [IN-FLIGHT]]</pre>
 */
public final class ThousandHosts {
    private static final String VHOST = "regioncheck-thousand-hosts";
    private static final Set<String> SILENT = Set.of("host-0017", "host-0093", "host-0500");
    private static final Set<String> OLD = Set.of("host-0042", "host-0777");

    private final String amqp;
    private final HttpUrl management;
    private final String user;
    private final String password = System.getenv().getOrDefault("RABBIT_PASSWORD", "");
    private final int hosts;
    private final int inFlight;

    private ThousandHosts(String... arguments) {
        amqp = arguments[0];
        management = HttpUrl.get(arguments[1]);
        user = arguments[2];
        hosts = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1_000;
        inFlight = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 200;
    }

    public static void main(String[] arguments) throws Exception {
        ThousandHosts run = new ThousandHosts(arguments);
        run.ask("PUT", "vhosts/" + VHOST, "{}");
        boolean right;
        try {
            run.ask(
                    "PUT",
                    "permissions/" + VHOST + "/" + run.user,
                    "{\"configure\":\".*\",\"write\":\".*\",\"read\":\".*\"}");
            try (RpcHosts serving = RpcHosts.start(run.factory(), run.manners(), 0)) {
                right = run.sweep();
            }
        } finally {
            run.ask("DELETE", "vhosts/" + VHOST, "");
        }
        System.exit(right ? 0 : 1);
    }

    private void ask(String method, String path, String body) throws Exception {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
        HttpRequest request = HttpRequest.newBuilder(URI.create(management + "api/" + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        if (status >= 300) {
            throw new IllegalStateException(method + " " + path + " answered " + status);
        }
    }

    private ConnectionFactory factory() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(amqp.replaceAll(":\\d+$", ""));
        factory.setPort(Integer.parseInt(amqp.replaceAll(".*:", "")));
        factory.setUsername(user);
        factory.setPassword(password);
        factory.setVirtualHost(VHOST);
        return factory;
    }

    private Map<String, Manner> manners() {
        Map<String, Manner> manners = new LinkedHashMap<>();
        for (int i = 0; i < hosts; i++) {
            String name = "host-%04d".formatted(i);
            manners.put(
                    name, SILENT.contains(name) ? Manner.SILENT : OLD.contains(name) ? Manner.OLD_CODE : Manner.WELL);
        }
        return manners;
    }

    private boolean sweep() {
        Broker access = new Broker(
                List.of(management),
                List.of(amqp),
                false,
                VHOST,
                user,
                Secret.of(password),
                Map.of(),
                Broker.VersionProbes.QUIET);
        RpcClient.Bounds bounds = new RpcClient.Bounds(Duration.ofSeconds(2), Duration.ofSeconds(3), inFlight);
        Deadline deadline = Deadline.in(Duration.ofMinutes(2));
        List<RpcTarget> targets = manners().keySet().stream()
                .map(host -> RpcTarget.of("nova", "compute", host))
                .toList();
        try (MessageBroker broker =
                        MessageBroker.of(new SampleEnvironment().broker(access).build());
                RpcClient client = broker.bus().rpc()) {
            long begin = System.nanoTime();
            Set<String> silent =
                    client.ask(targets.stream().map(Ping::new).toList(), bounds, deadline).entrySet().stream()
                            .filter(one -> !(one.getValue() instanceof RpcAnswer.Replied))
                            .map(one -> one.getKey().target().key())
                            .collect(Collectors.toCollection(TreeSet::new));
            report("rpc.ping", begin, targets.size());
            long then = System.nanoTime();
            VersionSweep sweep = new VersionSweep(client, bounds, false);
            targets.forEach(target -> sweep.add(target, compute()));
            List<FoundVersions> found = sweep.run(deadline);
            report("rpc.wire-version", then, targets.size());
            Map<String, String> old = found.stream()
                    .filter(one -> one.trouble().isEmpty() && !one.missing().isEmpty())
                    .collect(Collectors.toMap(
                            one -> one.target().key(), one -> one.accepted().toString()));
            System.out.println("silent " + silent + "\nold code " + old);
            return silent.equals(keys(SILENT)) && old.keySet().equals(keys(OLD));
        }
    }

    private static Set<String> keys(Set<String> names) {
        return names.stream().map(name -> "compute." + name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static ServedApi compute() {
        List<RpcVersion> expected = List.of(RpcVersion.parse("6.1"), RpcVersion.parse("5.13"));
        return new ServedApi(Optional.empty(), expected, List.of(), Map.of(4, 22, 5, 13, 6, 4));
    }

    private void report(String what, long begin, int number) {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.printf(
                "%-16s %d hosts, %d in flight: %.2f s, heap at most %d MiB, hosts and client together%n",
                what, number, inFlight, (System.nanoTime() - begin) / 1e9, peak >> 20);
    }
}
