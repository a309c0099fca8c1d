package io.regioncheck.openstack;

import io.regioncheck.deadline.InterruptibleCall;
import io.regioncheck.environment.Limits;
import io.regioncheck.environment.Tls;
import io.regioncheck.environment.Trust;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The wire: one shared client with our trust, our time-outs and our bounds on what is asked at once and per second. */
final class Http implements AutoCloseable {
    /**
     * Idle connections are given up soon: a uwsgi that closes one without saying so would make the next write on it end in "outcome
     * unknown".
     */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(2);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final OkHttpClient client;
    private final OkHttpClient patient;
    private final Semaphore inFlight;
    private final Pace pace;
    private final UnaryOperator<Request> address;

    Http(Tls tls, Limits limits) {
        this(
                client(tls, limits),
                new Semaphore(limits.requestsAtOnce(), true),
                new Pace(limits.requestsPerSecond()),
                UnaryOperator.identity());
    }

    private Http(OkHttpClient client, Semaphore inFlight, Pace pace, UnaryOperator<Request> address) {
        this.client = client;
        this.patient = client.newBuilder().callTimeout(Duration.ZERO).build();
        this.inFlight = inFlight;
        this.pace = pace;
        this.address = address;
    }

    private static OkHttpClient client(Tls tls, Limits limits) {
        return Trust.of(tls)
                .applyTo(new OkHttpClient.Builder())
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(limits.requestTimeout())
                .writeTimeout(limits.requestTimeout())
                .callTimeout(limits.requestTimeout())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .dispatcher(dispatcher(limits.requestsAtOnce()))
                .connectionPool(pool(limits.requestsAtOnce()))
                .build();
    }

    private static ConnectionPool pool(int connections) {
        return new ConnectionPool(connections, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns one within the same bounds that speaks to one daemon of those behind a balancer. */
    Http behind(BalancedAddress balanced) {
        OkHttpClient direct = balanced.applyTo(client)
                .connectionPool(pool(client.dispatcher().getMaxRequests()))
                .build();
        return new Http(direct, inFlight, pace, balanced::disguised);
    }

    private static Dispatcher dispatcher(int atOnce) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(atOnce);
        dispatcher.setMaxRequestsPerHost(atOnce);
        return dispatcher;
    }

    /**
     * Sends a request; the caller closes the answer.
     *
     * @param streamed whether the answer may take as long as it likes, as long as some of it comes: an image of 20 GB does
     * @throws Trouble if no answer came
     * @throws CancellationException if the thread is interrupted
     */
    Response send(Request request, boolean streamed) throws Trouble {
        String asked = request.method() + " " + request.url();
        try {
            pace.await();
            inFlight.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted before " + asked);
        }
        try {
            return InterruptibleCall.await((streamed ? patient : client).newCall(address.apply(request)));
        } catch (IOException failure) {
            throw Trouble.of(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted during " + asked);
        } finally {
            inFlight.release();
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    /** No answer came. */
    static final class Trouble extends Exception {
        private static final long serialVersionUID = 1L;

        private final CallFailed.Kind kind;
        private final boolean sent;

        private Trouble(CallFailed.Kind kind, boolean sent, IOException cause) {
            super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
            this.kind = kind;
            this.sent = sent;
        }

        static Trouble of(IOException failure) {
            if (failure instanceof ConnectException
                    || failure instanceof UnknownHostException
                    || failure instanceof NoRouteToHostException) {
                return new Trouble(CallFailed.Kind.UNREACHABLE, false, failure);
            }
            if (failure instanceof SSLException) {
                boolean greeting =
                        failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException;
                return new Trouble(CallFailed.Kind.UNTRUSTED, !greeting, failure);
            }
            if (failure instanceof InterruptedIOException) {
                boolean connecting = String.valueOf(failure.getMessage()).contains("onnect");
                return connecting
                        ? new Trouble(CallFailed.Kind.UNREACHABLE, false, failure)
                        : new Trouble(CallFailed.Kind.TIMED_OUT, true, failure);
            }
            return new Trouble(CallFailed.Kind.UNREACHABLE, true, failure);
        }

        CallFailed.Kind kind() {
            return kind;
        }

        /** Returns whether the service may have got the request. */
        boolean mayHaveArrived() {
            return sent;
        }
    }
}
