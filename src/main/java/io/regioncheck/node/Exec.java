package io.regioncheck.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** A command that is fed and listened to without a thread of its own. */
final class Exec extends ChannelExec {
    private final String input;
    private final Frames output;
    private final Frames errors;

    Exec(String command, String input, Frames output, Frames errors) {
        super(command, null, Map.of());
        this.input = input;
        this.output = output;
        this.errors = errors;
        setStreaming(Streaming.Async);
    }

    /** Sends the input and its end: at once as far as the host lets us, the rest as it reads. */
    void feed() throws IOException {
        getAsyncIn()
                .writeBuffer(new ByteArrayBuffer(input.getBytes(StandardCharsets.UTF_8)))
                .addListener(written -> getAsyncIn().close(false));
    }

    @Override
    protected void doWriteData(byte[] data, int offset, long count) throws IOException {
        hear(output, data, offset, count);
    }

    @Override
    protected void doWriteExtendedData(byte[] data, int offset, long count) throws IOException {
        hear(errors, data, offset, count);
    }

    private void hear(Frames frames, byte[] data, int offset, long count) throws IOException {
        if (isClosing()) {
            return;
        }
        if (frames.add(data, offset, Math.toIntExact(count))) {
            getLocalWindow().release(count);
        } else {
            close(true);
        }
    }
}
