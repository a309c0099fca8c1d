package io.regioncheck.checks.database;

import io.regioncheck.check.Findings;
import io.regioncheck.database.Cells.Cell;
import io.regioncheck.database.ServiceAddress;
import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Database;
import io.regioncheck.environment.Environment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the database and the broker that a cell is mapped to are there, as far as that is to be seen from here. */
final class CellPlaces {
    private static final int MYSQL = 3306;
    private static final int AMQP = 5672;

    private final Environment environment;
    private final Set<String> visible;
    private final Findings findings;

    /** @param visible names of the databases that our account sees */
    CellPlaces(Environment environment, Set<String> visible, Findings findings) {
        this.environment = environment;
        this.visible = Set.copyOf(visible);
        this.findings = findings;
    }

    void judge(Cell cell) {
        cell.database().ifPresentOrElse(address -> database(cell, address), () -> noUrl(cell, "database_connection"));
        cell.transport().ifPresentOrElse(address -> transport(cell, address), () -> noUrl(cell, "transport_url"));
    }

    /** Returns what the database of a cell is called, if it is on the server that we ask. */
    Optional<String> databaseHere(Cell cell) {
        return environment.database().flatMap(cell::databaseName).filter(visible::contains);
    }

    private void noUrl(Cell cell, String column) {
        findings.report(cell + " " + column)
                .observed("no URL")
                .expected("a URL, as [database] connection and [DEFAULT] transport_url of nova.conf have it")
                .because(
                        "nova's API finds the cell by it: listing servers leaves this cell out, creating one answers 500")
                .remedy("%s", update(cell));
    }

    private void database(Cell cell, ServiceAddress address) {
        if (address.template()) {
            findings.confirm("%s: its database is that of nova.conf on each host", cell);
            return;
        }
        for (String host : address.hosts()) {
            if (isOurServer(host)) {
                findings.expect(visible.contains(address.path()), cell + " database")
                        .observed("%s: no such database on this server, or our account may not see it", address)
                        .expected("the database of the cell")
                        .because("nova's API finds nothing there: its servers are gone from every list")
                        .remedy("SHOW DATABASES; then %s", update(cell));
            } else {
                reach(cell, "database", address, host, MYSQL);
            }
        }
        if (visible.contains(address.path())) {
            findings.confirm("%s: database %s", cell, address);
        }
    }

    private boolean isOurServer(String host) {
        Set<String> theirs = Reachable.addresses(Reachable.host(host));
        return environment
                .database()
                .filter(server -> Reachable.port(host, MYSQL) == server.port())
                .map(Database::host)
                .map(Reachable::addresses)
                .filter(ours -> ours.stream().anyMatch(theirs::contains))
                .isPresent();
    }

    private void transport(Cell cell, ServiceAddress address) {
        if (cell.isCell0() || address.template()) {
            findings.confirm(
                    "%s: %s", cell, address.template() ? "its broker is that of nova.conf on each host" : address);
            return;
        }
        List<String> known = environment.broker().map(Broker::amqp).orElse(List.of());
        for (String host : address.hosts()) {
            if (known.isEmpty() || !isAmong(known, host)) {
                expectKnown(cell, address, host, known);
                reach(cell, "broker", address, host, AMQP);
            } else {
                findings.confirm("%s: broker %s, as the environment has it", cell, host);
            }
        }
        environment.broker().ifPresent(broker -> vhost(cell, address, broker));
        findings.expect(!address.hosts().isEmpty(), cell + " broker")
                .observed("%s: no host", address)
                .expected("the broker of the cell")
                .because("nothing that is asked of a compute of this cell is ever done")
                .remedy("%s", update(cell));
    }

    private void expectKnown(Cell cell, ServiceAddress address, String host, List<String> known) {
        findings.expect(known.isEmpty(), cell + " broker " + host)
                .observed("%s", address)
                .expected("one of %s, as the environment has them", String.join(", ", known))
                .because(
                        "nova's API and conductor send the work of this cell to another broker than the computes listen at")
                .remedy("compare with transport_url in nova.conf of the computes; then %s", update(cell));
    }

    private static boolean isAmong(List<String> known, String host) {
        Set<String> addresses = Reachable.addresses(Reachable.host(host));
        for (String one : known) {
            Set<String> same = new HashSet<>(Reachable.addresses(Reachable.host(one)));
            same.retainAll(addresses);
            if (!same.isEmpty() && Reachable.port(one, AMQP) == Reachable.port(host, AMQP)) {
                return true;
            }
        }
        return false;
    }

    /** No vhost in a URL is RabbitMQ's /. */
    private void vhost(Cell cell, ServiceAddress address, Broker broker) {
        String vhost = address.path().isEmpty() ? "/" : address.path();
        findings.expect(vhost.equals(broker.vhost()), cell + " vhost")
                .observed("%s", vhost)
                .expected("%s, as the environment has it", broker.vhost())
                .because("the computes of this cell listen in another vhost than their work is sent to")
                .remedy("%s", update(cell));
    }

    private void reach(Cell cell, String what, ServiceAddress address, String host, int port) {
        switch (Reachable.ask(Reachable.host(host), Reachable.port(host, port))) {
            case ACCEPTED -> findings.confirm("%s: %s %s accepts connections", cell, what, host);
            case REFUSED ->
                findings.report(cell + " " + what + " " + host)
                        .observed("%s: nobody listens there", address)
                        .expected("a connection")
                        .because("whatever is asked of this cell fails, or waits for ever")
                        .remedy("compare with nova.conf of the cell's conductor; then %s", update(cell));
            case SILENT ->
                findings.leftOut(
                        "whether " + what + " " + host + " of " + cell + " answers", "it cannot be reached from here");
        }
    }

    private static String update(Cell cell) {
        return "nova-manage cell_v2 update_cell --cell_uuid " + cell.uuid()
                + " on a controller: without --transport-url and --database_connection it takes those of nova.conf";
    }
}
