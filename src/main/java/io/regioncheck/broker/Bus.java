package io.regioncheck.broker;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.ChannelContinuationTimeoutException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import io.regioncheck.broker.BrokerFailed.Kind;
import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Tls;
import io.regioncheck.environment.Trust;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** AMQP to the cluster: one address a member. */
public final class Bus {
    static final String NAME = "regioncheck";

    private static final int HEARTBEAT_SECONDS = 10;
    private static final int GOODBYE_MILLIS = 2_000;
    private static final int NOT_ALLOWED = 530;
    private static final int ACCESS_REFUSED = 403;

    private final Broker access;
    private final Tls tls;
    private final Duration patience;

    Bus(Broker access, Tls tls, Duration patience) {
        this.access = access;
        this.tls = tls;
        this.patience = patience;
    }

    /** Returns the members, as {@code host:port}. */
    public List<String> members() {
        return access.amqp();
    }

    /**
     * Opens a client for RPC at the first member that lets us in.
     *
     * @throws BrokerFailed if none does
     */
    public RpcClient rpc() {
        return RpcClient.over(open());
    }

    /**
     * Sends messages to a queue of our own through one member and takes them from it.
     *
     * @throws BrokerFailed if that does not work
     */
    public Roundtrip roundtrip(String member, int messages) {
        Connection connection = open(member);
        try {
            return Roundtrip.over(connection, member, messages, patience);
        } catch (IOException broken) {
            throw trouble(member, broken);
        } finally {
            // not close, which waits for a goodbye that may never come
            connection.abort(GOODBYE_MILLIS);
        }
    }

    private Connection open() {
        List<BrokerFailed> failures = new ArrayList<>();
        for (String member : access.amqp()) {
            try {
                return open(member);
            } catch (BrokerFailed failed) {
                if (!failed.mayBeOfThisMemberOnly()) {
                    throw failed;
                }
                failures.add(failed);
            }
        }
        throw failures.get(0);
    }

    private Connection open(String member) {
        try {
            return factory(member).newConnection(NAME);
        } catch (IOException | TimeoutException failure) {
            throw trouble(member, failure);
        }
    }

    private ConnectionFactory factory(String member) {
        int colon = member.lastIndexOf(':');
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(member.substring(0, colon).replaceAll("[\\[\\]]", ""));
        factory.setPort(Integer.parseInt(member.substring(colon + 1)));
        factory.setVirtualHost(access.vhost());
        factory.setUsername(access.username());
        factory.setPassword(access.password().reveal());
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        int millis = Math.toIntExact(patience.toMillis());
        factory.setConnectionTimeout(millis);
        factory.setHandshakeTimeout(millis);
        factory.setShutdownTimeout(millis);
        // a broker that blocks publishers reads nothing more from them, not even a question for a channel
        factory.setChannelRpcTimeout(millis);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setThreadFactory(Bus::daemon);
        Map<String, Object> properties = new HashMap<>(factory.getClientProperties());
        properties.put("product", NAME);
        factory.setClientProperties(properties);
        if (access.amqpTls()) {
            Trust trust = Trust.of(tls);
            factory.useSslProtocol(trust.context());
            if (trust.verifiesNames()) {
                factory.enableHostnameVerification();
            }
        }
        return factory;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "amqp");
        thread.setDaemon(true);
        return thread;
    }

    private BrokerFailed trouble(String member, Exception failure) {
        String asked = "AMQP " + member + " vhost " + access.vhost();
        if (failure instanceof AuthenticationFailureException
                || failure instanceof PossibleAuthenticationFailureException) {
            return new BrokerFailed(
                    Kind.LOGIN_REFUSED,
                    asked,
                    "the user " + access.username() + " is not let in",
                    "rabbitmqctl authenticate_user " + access.username() + " PASSWORD",
                    failure);
        }
        if (failure instanceof SSLException) {
            return new BrokerFailed(
                    Kind.UNTRUSTED,
                    asked,
                    "no TLS: " + failure.getMessage(),
                    "openssl s_client -connect " + member,
                    failure);
        }
        if (failure instanceof TimeoutException
                || failure instanceof SocketTimeoutException
                || failure instanceof ChannelContinuationTimeoutException) {
            return new BrokerFailed(
                    Kind.SILENT,
                    asked,
                    "no answer within " + patience.toSeconds() + " s",
                    "rabbitmq-diagnostics check_running on that node",
                    failure);
        }
        return closed(asked, failure);
    }

    private BrokerFailed closed(String asked, Exception failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof ShutdownSignalException signal && codeOf(signal) > 0) {
            String words = wordsOf(signal);
            return switch (codeOf(signal)) {
                case NOT_ALLOWED ->
                    new BrokerFailed(
                            Kind.VHOST_REFUSED,
                            asked,
                            words,
                            "rabbitmqctl list_permissions -p " + access.vhost() + "; rabbitmqctl set_permissions -p "
                                    + access.vhost() + " " + access.username() + " '.*' '.*' '.*'",
                            failure);
                case ACCESS_REFUSED ->
                    new BrokerFailed(
                            Kind.FORBIDDEN,
                            asked,
                            words,
                            "rabbitmqctl list_user_permissions " + access.username(),
                            failure);
                default ->
                    new BrokerFailed(Kind.BROKEN, asked, words, "look into the log of that RabbitMQ node", failure);
            };
        }
        return new BrokerFailed(
                Kind.UNREACHABLE,
                asked,
                failure.getClass().getSimpleName() + ": " + failure.getMessage(),
                "rabbitmq-diagnostics check_port_listener on that node",
                failure);
    }

    /** Returns the AMQP reply code with which the broker closed a connection or a channel, 0 if it did not say. */
    static int codeOf(ShutdownSignalException signal) {
        Method reason = signal.getReason();
        if (reason instanceof com.rabbitmq.client.AMQP.Connection.Close close) {
            return close.getReplyCode();
        }
        return reason instanceof com.rabbitmq.client.AMQP.Channel.Close close ? close.getReplyCode() : 0;
    }

    static String wordsOf(ShutdownSignalException signal) {
        Method reason = signal.getReason();
        if (reason instanceof com.rabbitmq.client.AMQP.Connection.Close close) {
            return close.getReplyText();
        }
        return reason instanceof com.rabbitmq.client.AMQP.Channel.Close close
                ? close.getReplyText()
                : String.valueOf(signal.getMessage());
    }
}
