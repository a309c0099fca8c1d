package io.regioncheck.checks.database;

import io.regioncheck.check.Findings;
import io.regioncheck.database.Activity.MetadataLock;
import io.regioncheck.database.Activity.Session;
import io.regioncheck.database.Activity.Transaction;
import io.regioncheck.release.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who has tables open for long: a migration waits for each of them, and all others behind the migration. */
final class TableHolders {
    private static final Set<String> OWN_TABLES = Set.of("mysql", "information_schema", "performance_schema", "sys");

    /** A migration that waits longer than this, in seconds, waits for more than a service at work. */
    private static final int MOMENT = 2;

    private final int limit;
    private final Map<Long, Session> sessions;
    private final Map<Long, Transaction> transactions;
    private final Optional<List<MetadataLock>> locks;

    /**
     * @param limit how long somebody may hold a table, in seconds
     * @param locks empty where the server does not show them
     */
    TableHolders(
            int limit, List<Session> sessions, List<Transaction> transactions, Optional<List<MetadataLock>> locks) {
        this.limit = limit;
        this.sessions =
                sessions.stream().collect(Collectors.toMap(Session::id, Function.identity(), (one, two) -> one));
        this.transactions = transactions.stream()
                .collect(
                        Collectors.toMap(Transaction::session, Function.identity(), TableHolders::older, TreeMap::new));
        this.locks = locks;
    }

    private static Transaction older(Transaction one, Transaction other) {
        return one.seconds() >= other.seconds() ? one : other;
    }

    void judge(Findings findings) {
        Map<Long, Set<String>> held = held();
        waiting(findings);
        transactions.values().stream()
                .filter(transaction -> transaction.seconds() >= limit && isStillThere(transaction))
                .filter(transaction -> !isServiceAtRest(transaction))
                .forEach(transaction -> transaction(transaction, held, findings));
        atRest(held, findings);
        held.forEach((session, tables) -> {
            if (Optional.ofNullable(transactions.get(session))
                    .filter(transaction -> transaction.seconds() >= limit)
                    .isEmpty()) {
                lock(session, tables, findings);
            }
        });
        if (locks.isEmpty()) {
            findings.leftOut(
                    "locks on tables outside of transactions that nobody waits for yet",
                    "the server does not show them: INSTALL SONAME 'metadata_lock_info' on MariaDB, performance_schema on MySQL");
        }
        findings.confirm(
                "%d sessions, %d open transactions, the oldest of %d s",
                sessions.size(),
                transactions.size(),
                transactions.values().stream()
                        .mapToLong(Transaction::seconds)
                        .max()
                        .orElse(0));
    }

    /** Sessions are asked for last: one that is not among them has ended. None, 0, is a prepared transaction that waits for its end. */
    private boolean isStillThere(Transaction transaction) {
        return transaction.session() == 0 || sessions.containsKey(transaction.session());
    }

    /**
     * A worker of a service may keep the transaction of its last read open until its next request, however long that takes (seen of
     * keystone 22 of Zed under uwsgi): that is no trouble of the region, and ends with the service, which is stopped before its migration.
     */
    private boolean isServiceAtRest(Transaction transaction) {
        return transaction.changed() == 0
                && Optional.ofNullable(sessions.get(transaction.session()))
                        .filter(session -> session.command().equals("Sleep"))
                        .filter(session -> Arrays.stream(Service.values())
                                .anyMatch(service -> service.toString().equals(session.user())))
                        .isPresent();
    }

    private void atRest(Map<Long, Set<String>> held, Findings findings) {
        List<String> resting = transactions.values().stream()
                .filter(transaction -> transaction.seconds() >= limit && isServiceAtRest(transaction))
                .map(transaction -> words(transaction.session()) + " since " + transaction.seconds() + " s"
                        + Optional.of(few(held.getOrDefault(transaction.session(), Set.of())))
                                .filter(tables -> !tables.isEmpty())
                                .map(tables -> " on " + tables)
                                .orElse(""))
                .toList();
        if (!resting.isEmpty()) {
            findings.leftOut(
                    resting.size() + " idle transactions of services that changed nothing",
                    String.join("; ", resting.subList(0, Math.min(4, resting.size())))
                            + ": a service at rest may keep its last read open; stop it before its schema is migrated");
        }
    }

    private Map<Long, Set<String>> held() {
        Map<Long, Set<String>> held = new TreeMap<>();
        for (MetadataLock lock : locks.orElse(List.of())) {
            if (!OWN_TABLES.contains(lock.database())) {
                held.computeIfAbsent(lock.session(), session -> new TreeSet<>())
                        .add(lock.database() + "." + lock.table());
            }
        }
        return held;
    }

    private void waiting(Findings findings) {
        sessions.values().stream()
                .filter(session -> session.waitsForMetadata() && session.seconds() >= Math.min(limit, MOMENT))
                .sorted(java.util.Comparator.comparingLong(Session::id))
                .forEach(session -> findings.report(words(session.id()))
                        .observed(
                                "%s waits %d s for a table that somebody else has open",
                                session.statement().orElse("a statement"), session.seconds())
                        .expected("nobody waits for a table")
                        .because("everybody who asks for that table now waits behind it")
                        .remedy(
                                "find who holds it, with SELECT * FROM information_schema.INNODB_TRX; end that one: KILL <its"
                                        + " trx_mysql_thread_id>; or give up the change: KILL " + session.id() + ";"));
    }

    private void transaction(Transaction transaction, Map<Long, Set<String>> held, Findings findings) {
        String tables = few(held.getOrDefault(transaction.session(), Set.of()));
        findings.report(words(transaction.session()))
                .observed(
                        "a transaction is open since %d s, %s%s",
                        transaction.seconds(),
                        transaction.changed() > 0
                                ? "with " + transaction.changed() + " rows changed"
                                : "nothing changed",
                        tables.isEmpty() ? "" : ", on " + tables)
                .expected("none open for %d s", limit)
                .because("a migration waits for its end before it may change a table that it has read")
                .remedy("%s", remedy(transaction.session()));
    }

    private void lock(long id, Set<String> tables, Findings findings) {
        Optional<Session> session = Optional.ofNullable(sessions.get(id));
        session.filter(holder -> holder.seconds() >= limit && !holder.waitsForMetadata())
                .ifPresent(holder -> findings.report(words(id))
                        .observed("holds %s, idle or at work since %d s", few(tables), holder.seconds())
                        .expected("no table held for %d s", limit)
                        .because("a migration waits until it lets go, and everybody else behind the migration")
                        .remedy("%s", remedy(id)));
    }

    private static String few(Set<String> tables) {
        String some = tables.stream().limit(4).collect(Collectors.joining(", "));
        return tables.size() > 4 ? some + " and " + (tables.size() - 4) + " more" : some;
    }

    private String words(long id) {
        return id == 0
                ? "a prepared XA transaction"
                : "session " + id
                        + Optional.ofNullable(sessions.get(id))
                                .map(session -> " of " + session.user() + " from " + machine(session.host()))
                                .orElse("");
    }

    private static String machine(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    private static String remedy(long id) {
        return id == 0
                ? "XA RECOVER; shows it: XA COMMIT or XA ROLLBACK it, as whoever began it wants it"
                : "ask its owner (a backup, or a console somebody left open?), or end it: KILL " + id + ";";
    }
}
