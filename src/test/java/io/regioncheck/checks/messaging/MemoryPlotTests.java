package io.regioncheck.checks.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.broker.MessageBroker;
import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Secret;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class MemoryPlotTests {

    @Test
    void everyNodeHasACurveAndTheWatermarkIsDrawnWhereItIsNear() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            for (int i = 0; i < 3; i++) {
                server.enqueue(new MockResponse.Builder()
                        .body(
                                "[{\"name\": \"rabbit@<one>\", \"running\": true, \"mem_used\": " + (100 + i)
                                        + "000000, \"mem_limit\": 150000000},"
                                        + "{\"name\": \"rabbit@two\", \"running\": true, \"mem_used\": 90000000, \"mem_limit\": 150000000}]")
                        .build());
            }
            Broker access = new Broker(
                    List.of(server.url("/")),
                    List.of(),
                    false,
                    "/",
                    "u",
                    Secret.of("p"),
                    Map.of(),
                    Broker.VersionProbes.QUIET);
            try (MessageBroker broker =
                    MessageBroker.of(new SampleEnvironment().broker(access).build())) {
                MemoryWatch watch =
                        new MemoryWatch(broker.management()).look().look().look();
                String svg = new MemoryPlot(watch).svg();
                Element root = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                        .getDocumentElement();
                assertThat(root.getElementsByTagName("polyline").getLength()).isEqualTo(2);
                assertThat(svg).contains("watermark").contains("rabbit@&lt;one&gt;");
            }
        }
    }
}
