package io.regioncheck.database;

import io.regioncheck.database.DatabaseFailed.Kind;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Secret;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The databases of one region, on one SQL server. Thread-safe. Opening asks nothing: the first question connects.
 *
 * <p>Every question without a usable answer throws a {@link DatabaseFailed}. Sessions are told to read only, and are not used unless
 * the server says that they do.
 */
public final class Databases implements AutoCloseable {
    /** Sessions at a time: a server that is short of them is what we may have come to see. */
    private static final int AT_ONCE = 2;

    private final Optional<Connections> connections;
    private final Trouble trouble;
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "database");
        thread.setDaemon(true);
        return thread;
    });

    private Databases(Optional<Connections> connections) {
        this.connections = connections;
        this.trouble = connections
                .map(Connections::trouble)
                .orElseGet(() -> new Trouble("no server: the environment has none", Secret.of("")));
    }

    /** Returns the server of an environment; where it names none, every question fails. */
    public static Databases of(Environment environment) {
        return new Databases(environment
                .database()
                .map(database -> new Connections(
                        database, environment.tls(), environment.limits().requestTimeout())));
    }

    /** Returns another server, asked as the same account. */
    Databases at(String host, int port) {
        return new Databases(connections.map(ways -> ways.to(host, port)));
    }

    /** Returns what server it is. */
    public ServerVersion version() {
        return use("SELECT VERSION()", Session::version);
    }

    /** Returns what time the server has. */
    public ServerTime time() {
        String question = "SELECT UTC_TIMESTAMP(6) AS now";
        return use(question, session -> {
            Instant asked = Instant.now();
            String shown = session.ask(question, List.of()).get(0).get("now");
            Instant answered = Instant.now();
            try {
                return new ServerTime(
                        asked, LocalDateTime.parse(shown.replace(' ', 'T')).toInstant(ZoneOffset.UTC), answered);
            } catch (DateTimeParseException unclear) {
                throw new SQLException("the server says it is " + shown, unclear);
            }
        });
    }

    public Accounts accounts() {
        return new Accounts(this);
    }

    public Schemas schemas() {
        return new Schemas(this);
    }

    public Activity activity() {
        return new Activity(this);
    }

    public Cluster cluster() {
        return new Cluster(this);
    }

    public Cells cells() {
        return new Cells(this);
    }

    public ServiceRecords services() {
        return new ServiceRecords(this);
    }

    /**
     * Asks one question.
     *
     * @param arguments for its question marks
     * @throws CancellationException if the thread is interrupted
     */
    List<Row> ask(String sql, String... arguments) {
        return use(sql, session -> session.ask(sql, List.of(arguments)));
    }

    private interface Use<T> {
        T of(Session session) throws SQLException;
    }

    private <T> T use(String question, Use<T> use) {
        Connections ways = connections.orElseThrow(() -> trouble.failed(
                Kind.NOT_CONFIGURED, question, "nobody to ask", "describe it under database in the environment"));
        InUse using = new InUse();
        Future<T> answer = threads.submit(() -> use(ways, use, using));
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            throw failed(question, failure);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            using.abort();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted during " + question);
        }
    }

    private RuntimeException failed(String question, ExecutionException thrown) {
        if (thrown.getCause() instanceof SQLException failure) {
            return trouble.of(question, failure);
        }
        return thrown.getCause() instanceof RuntimeException known ? known : new IllegalStateException(thrown);
    }

    /** The session that is at work on a question, which another thread may end. */
    private static final class InUse {
        private Optional<Session> session = Optional.empty();

        synchronized void begin(Session one) {
            session = Optional.of(one);
        }

        synchronized void end() {
            session = Optional.empty();
        }

        synchronized void abort() {
            session.ifPresent(one -> one.abort(Runnable::run));
        }
    }

    /** Servers and proxies end idle sessions without a word: what fails on an old one is asked again on a new one. */
    private <T> T use(Connections ways, Use<T> use, InUse using) throws SQLException {
        Session old = idle.poll();
        if (old != null) {
            try {
                return use(old, use, using);
            } catch (SQLException failure) {
                if (!Trouble.isBroken(failure) || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
            }
        }
        return use(Session.begin(ways.open(), ways.patience()), use, using);
    }

    private <T> T use(Session session, Use<T> use, InUse using) throws SQLException {
        using.begin(session);
        try {
            T answer = use.of(session);
            idle.push(session);
            return answer;
        } catch (SQLException failure) {
            if (Trouble.isBroken(failure)) {
                session.close();
            } else {
                idle.push(session);
            }
            throw failure;
        } catch (RuntimeException mistake) {
            session.close();
            throw mistake;
        } finally {
            using.end();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        List<Session> left = new ArrayList<>(idle);
        idle.clear();
        left.forEach(Session::close);
    }
}
