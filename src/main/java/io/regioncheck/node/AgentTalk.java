package io.regioncheck.node;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** MINA's side of the agent's protocol over the JDK's own Unix sockets: MINA's transport needs a native library. Opened when first used. */
final class AgentTalk extends AbstractAgentProxy {
    /** ssh-agent.c, AGENT_MAX_LEN. */
    private static final int LONGEST = 256 * 1024;

    private final Agent agent;
    private final List<SocketChannel> opened = new ArrayList<>(1);

    AgentTalk(Agent agent) {
        super(null);
        this.agent = agent;
    }

    @Override
    public Iterable<? extends Map.Entry<PublicKey, String>> getIdentities() throws IOException {
        List<Map.Entry<PublicKey, String>> shown = new ArrayList<>();
        for (Map.Entry<PublicKey, String> identity : super.getIdentities()) {
            if (agent.only().isEmpty() || KeyUtils.compareKeys(agent.only().get(), identity.getKey())) {
                shown.add(identity);
            }
        }
        return shown;
    }

    @Override
    protected synchronized Buffer request(Buffer buffer) throws IOException {
        SocketChannel channel = channel();
        ByteBuffer out = ByteBuffer.wrap(buffer.array(), buffer.rpos(), buffer.available());
        while (out.hasRemaining()) {
            channel.write(out);
        }
        int length = read(channel, Integer.BYTES).getInt();
        if (length < 1 || length > LONGEST) {
            throw new IOException("the agent at " + agent.socket() + " answered with " + length + " bytes");
        }
        return new ByteArrayBuffer(read(channel, length).array());
    }

    private SocketChannel channel() throws IOException {
        if (opened.isEmpty()) {
            opened.add(SocketChannel.open(UnixDomainSocketAddress.of(agent.socket())));
        }
        return opened.get(0);
    }

    private ByteBuffer read(SocketChannel channel, int length) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(length);
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) {
                throw new EOFException("the agent at " + agent.socket() + " broke off");
            }
        }
        return in.flip();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public synchronized void close() throws IOException {
        for (SocketChannel channel : opened) {
            channel.close();
        }
        opened.clear();
        super.close();
    }
}
