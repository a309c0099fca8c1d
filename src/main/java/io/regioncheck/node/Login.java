package io.regioncheck.node;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;

/** One attempt to get into a host. It holds no thread while it waits, and ends in time: with a session, or with what to say. */
final class Login {
    private final SshClient client;
    private final Node host;
    private final List<KeyPair> keys;
    private final KnownHosts knownHosts;
    private final CompletableFuture<ClientSession> result = new CompletableFuture<>();
    private volatile boolean connected;

    Login(SshClient client, Node host, List<KeyPair> keys, KnownHosts knownHosts) {
        this.client = client;
        this.host = host;
        this.keys = keys;
        this.knownHosts = knownHosts;
    }

    /**
     * Begins.
     *
     * @param at where the host answers: its address, or the near end of a tunnel to it
     */
    CompletableFuture<ClientSession> begin(InetSocketAddress at, AttributeRepository context, Duration patience) {
        if (at.isUnresolved()) {
            result.completeExceptionally(
                    unreachable("its name " + at.getHostString() + " has no address", new ConnectException()));
            return result;
        }
        result.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ConnectFuture connecting = client.connect(host.ssh().user(), at, context, null);
            connecting.addListener(this::onConnect);
            result.whenComplete((session, trouble) -> {
                if (trouble != null) {
                    connecting.cancel();
                }
            });
        } catch (IOException | RuntimeException failure) {
            result.completeExceptionally(unreachable("no connection: " + failure.getMessage(), failure));
        }
        return result.handle((session, trouble) -> {
            if (trouble == null) {
                return session;
            }
            throw trouble instanceof TimeoutException
                    ? unreachable(
                            (connected ? "no login" : "no connection") + " within " + patience.toSeconds() + " s",
                            trouble)
                    : known(trouble);
        });
    }

    private void onConnect(ConnectFuture future) {
        if (!future.isConnected()) {
            result.completeExceptionally(notConnected(future.getException()));
            return;
        }
        connected = true;
        ClientSession session = future.getSession();
        result.whenComplete((unused, trouble) -> {
            if (trouble != null) {
                session.close(true);
            }
        });
        try {
            session.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(keys));
            session.auth().addListener(future2 -> onAuthentication(session, future2));
        } catch (IOException | RuntimeException failure) {
            result.completeExceptionally(notLoggedIn(failure));
        }
    }

    private void onAuthentication(ClientSession session, AuthFuture future) {
        if (future.isSuccess()) {
            result.complete(session);
        } else {
            result.completeExceptionally(notLoggedIn(future.getException()));
        }
    }

    private NodeUnreachable notConnected(Throwable failure) {
        String words = failure == null ? "given up" : String.valueOf(failure.getMessage());
        boolean refused = words.contains("refused");
        return unreachable(refused ? "connection refused" : "no connection: " + words, failure);
    }

    private NodeUnreachable notLoggedIn(Throwable failure) {
        SshAccess access = host.ssh();
        String words = failure == null ? "given up" : String.valueOf(failure.getMessage());
        if (words.contains("Server key did not validate")) {
            return unreachable(knownHosts.refusal(access), failure);
        }
        if (words.contains("No more authentication methods")) {
            String key = keys.isEmpty() ? "no key of the agent" : "the key " + access.privateKey();
            return unreachable(
                    key + " is " + (keys.isEmpty() ? "" : "not ") + "accepted for user " + access.user(), failure);
        }
        return unreachable("no login: " + words, failure);
    }

    private NodeUnreachable unreachable(String happened, Throwable cause) {
        String through = host.ssh()
                .via()
                .map(jump -> ", through the jump host " + Shells.address(jump))
                .orElse("");
        return new NodeUnreachable(host, happened + through, "try: " + Shells.tryByHand(host.ssh()), cause);
    }

    private RuntimeException known(Throwable trouble) {
        return trouble instanceof NodeUnreachable unreachable
                ? unreachable
                : unreachable("no login: " + trouble.getMessage(), trouble);
    }
}
