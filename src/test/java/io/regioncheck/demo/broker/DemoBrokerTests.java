package io.regioncheck.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DemoBrokerTests {
    private static final Sample SAMPLE = new Sample(1);
    private static final DemoBroker BROKER = DemoBroker.start(SAMPLE.region());

    @AfterAll
    static void stop() {
        BROKER.close();
        SAMPLE.close();
    }

    @Test
    void confirmedMessageComesBackByItsTopic() throws Exception {
        try (Connection connection = BROKER.clients().newConnection();
                Channel channel = connection.createChannel()) {
            channel.exchangeDeclare("nova", "topic", false);
            String queue = channel.queueDeclare("", false, true, true, Map.of("x-expires", 60_000))
                    .getQueue();
            channel.queueBind(queue, "nova", "compute.*");
            channel.confirmSelect();
            channel.basicPublish("nova", "compute.compute1", null, "hello".getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(5_000);
            GetResponse got = channel.basicGet(queue, true);
            assertThat(new String(got.getBody(), StandardCharsets.UTF_8)).isEqualTo("hello");
        }
    }

    @Test
    void mandatoryMessageForNobodyIsReturnedAndTheChannelLives() throws Exception {
        try (Connection connection = BROKER.clients().newConnection();
                Channel channel = connection.createChannel()) {
            BlockingQueue<String> returned = new LinkedBlockingQueue<>();
            channel.addReturnListener(message -> returned.add(message.getReplyText()));
            channel.basicPublish("", "nobody", true, null, new byte[0]);
            assertThat(returned.poll(5, TimeUnit.SECONDS)).isNotNull();
            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void wrongPasswordIsRefused() {
        ConnectionFactory wrong = BROKER.clients();
        wrong.setPassword("wrong");
        assertThatThrownBy(wrong::newConnection).isInstanceOf(PossibleAuthenticationFailureException.class);
    }

    @Test
    void unknownVirtualHostIsRefused() {
        ConnectionFactory elsewhere = BROKER.clients();
        elsewhere.setVirtualHost("elsewhere");
        assertThatThrownBy(elsewhere::newConnection).isInstanceOf(java.io.IOException.class);
    }

    @Test
    void twoRegionsDoNotHearOneAnother() throws Exception {
        try (DemoBroker other = DemoBroker.start(SAMPLE.region());
                Connection connection = other.clients().newConnection();
                Connection here = BROKER.clients().newConnection()) {
            connection.createChannel().queueDeclare("only-there", false, false, false, Map.of());
            assertThat(other.port()).isNotEqualTo(BROKER.port());
            assertThatThrownBy(() -> here.createChannel().queueDeclarePassive("only-there"))
                    .isInstanceOf(java.io.IOException.class);
        }
    }
}
