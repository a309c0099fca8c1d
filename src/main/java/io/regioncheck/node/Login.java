package io.regioncheck.node;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.SshAccess;
import io.regioncheck.node.Progress.Stage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.AbstractClientSession;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** One attempt to get into a host. It holds no thread while it waits, and ends in time: with a session, or with what to say. */
final class Login implements SessionListener {
    /** MINA 2.20.0, {@code DHGClient}. */
    private static final String NOT_PROVED = "KeyExchange signature verification failed";

    private final SshClient client;
    private final Node host;
    private final List<KeyPair> keys;
    private final KnownHosts knownHosts;
    private final Progress progress;
    private final CompletableFuture<ClientSession> result = new CompletableFuture<>();

    Login(SshClient client, Node host, List<KeyPair> keys, KnownHosts knownHosts, Progress progress) {
        this.client = client;
        this.host = host;
        this.keys = keys;
        this.knownHosts = knownHosts;
        this.progress = progress;
    }

    /**
     * Begins.
     *
     * @param at where the host answers: its address, or the near end of a tunnel to it
     * @param context what the session is given; it has to have this object as its listener
     */
    CompletableFuture<ClientSession> begin(
            InetSocketAddress at, AttributeRepository context, Patience patience, Pace pace) {
        if (at.isUnresolved()) {
            result.completeExceptionally(
                    unreachable("its name " + at.getHostString() + " has no address", new ConnectException()));
            return result;
        }
        result.orTimeout(patience.inAll().toMillis(), TimeUnit.MILLISECONDS);
        pace.watch(() -> waits(patience.silence()));
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
                progress.reached(Stage.LET_IN);
                return session;
            }
            throw trouble instanceof TimeoutException ? tooLate(patience.inAll(), true) : known(trouble);
        });
    }

    /** A tick has passed. */
    private boolean waits(Duration silence) {
        progress.tick();
        if (!result.isDone() && progress.silent().compareTo(silence) >= 0) {
            result.completeExceptionally(tooLate(progress.listened(), false));
        }
        return !result.isDone();
    }

    private NodeUnreachable tooLate(Duration after, boolean inAll) {
        boolean connected = progress.has(Stage.CONNECTED);
        String words = connected
                ? "no login within " + after.toSeconds() + " s: " + progress.words()
                : "no connection within " + after.toSeconds() + " s";
        boolean busy = inAll && progress.listened().multipliedBy(2).compareTo(after) < 0;
        if (busy) {
            words +=
                    "; the machine that asks was too busy to listen to it: give it more of a processor, or have it ask fewer"
                            + " (nodes.gather.hosts-at-once)";
        }
        // who says nothing at all hangs; packets that are not answered are sent again and again, and not by us
        return progress.has(Stage.GREETED) || busy
                ? unreachable(words, new TimeoutException())
                : unreachable(words, new ConnectException());
    }

    @Override
    public void sessionPeerIdentificationReceived(Session session, String version, List<String> extraLines) {
        progress.reached(Stage.GREETED);
        // a certificate is for the host itself, and not for the near end of the tunnel to it
        if (session instanceof AbstractClientSession ours) {
            ours.setConnectAddress(InetSocketAddress.createUnresolved(
                    host.ssh().address(), host.ssh().port()));
        }
    }

    @Override
    public void sessionNegotiationStart(
            Session session, Map<KexProposalOption, String> ours, Map<KexProposalOption, String> theirs) {
        progress.reached(Stage.NEGOTIATING);
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.KexCompleted) {
            progress.reached(Stage.PROVED);
        }
    }

    private void onConnect(ConnectFuture future) {
        if (!future.isConnected()) {
            result.completeExceptionally(notConnected(future.getException()));
            return;
        }
        progress.reached(Stage.CONNECTED);
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
        if (words.startsWith(NOT_PROVED)) {
            return unreachable(
                    "its host key or the certificate of it does not hold: "
                            + words.substring(NOT_PROVED.length()).replaceFirst("^[, ]+", ""),
                    failure);
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
