package io.regioncheck.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The ssh-agent of whoever runs regioncheck, at the socket that {@code SSH_AUTH_SOCK} names.
 *
 * @param only what may be shown of its keys
 */
record Agent(Path socket, Optional<PublicKey> only) {

    static Optional<Agent> ofThisProcess() {
        return Optional.ofNullable(System.getenv(SshAgent.SSH_AUTHSOCKET_ENV_NAME))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .map(socket -> new Agent(socket, Optional.empty()));
    }

    Agent showing(Optional<PublicKey> key) {
        return new Agent(socket, key);
    }

    /** What MINA asks for an agent: whether a session has one is for {@code choice} to say. Nothing is forwarded to hosts. */
    record Factory(Function<Session, Optional<Agent>> choice) implements SshAgentFactory {
        @Override
        public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
            return List.of();
        }

        @Override
        public @Nullable SshAgent createClient(Session session, FactoryManager manager) {
            return choice.apply(session).map(AgentTalk::new).orElse(null);
        }

        @Override
        public SshAgentServer createServer(ConnectionService service) {
            throw new UnsupportedOperationException("agents are not forwarded");
        }
    }
}
