package io.regioncheck.demo.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class ClosedPortTests {
    @Test
    void refusesAndIsGivenToNobodyElse() throws Exception {
        int port;
        try (ServerSocket before = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(before.getInetAddress(), before.getLocalPort());
                Socket taken = before.accept()) {
            port = before.getLocalPort();
            assertThat(taken.getPort()).isEqualTo(client.getLocalPort());
            before.close();
            try (ClosedPort closed = ClosedPort.at(port)) {
                assertThat(closed.url()).endsWith(":" + port);
                assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void whatItNoLongerKeepsCanBeListenedOn() throws Exception {
        ClosedPort closed = ClosedPort.free();
        closed.close();
        try (ServerSocket open = new ServerSocket(closed.port(), 1, InetAddress.getLoopbackAddress())) {
            new Socket(open.getInetAddress(), open.getLocalPort()).close();
        }
    }
}
