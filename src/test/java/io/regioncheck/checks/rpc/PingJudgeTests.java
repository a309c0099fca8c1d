package io.regioncheck.checks.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.regioncheck.broker.RpcAnswer;
import io.regioncheck.broker.RpcReply;
import io.regioncheck.broker.RpcTarget;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PingJudgeTests {
    private static final Duration QUICK = Duration.ofMillis(4);

    private final Findings findings = new Findings();
    private final PingJudge judge = new PingJudge(findings);

    private static Server compute(boolean up) {
        return new Server("nova-compute", "compute1", up, RpcTarget.of("nova", "compute", "compute1"));
    }

    private static RpcReply named(String service) {
        return new RpcReply.Result(JsonNodeFactory.instance.objectNode().put("service", service));
    }

    private Finding only() {
        List<Finding> found = Found.in(findings);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void ownNameInTimeIsWell() {
        judge.judge(compute(true), new RpcAnswer.Replied(named("compute"), QUICK));
        judge.conclude();
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("1 of 1 services replied"));
    }

    @Test
    void silenceOfWhoCallsHimselfUpIsAnError() {
        judge.judge(compute(true), new RpcAnswer.Silent(Duration.ofSeconds(10)));
        assertThat(only().severity()).isEqualTo(Severity.ERROR);
        assertThat(only().subject()).isEqualTo("nova-compute on compute1");
        assertThat(only().observed()).contains("no reply within 10 s");
        assertThat(only().remedy()).contains("systemctl restart nova-compute");
    }

    @Test
    void queueWithoutConsumerAndMissingQueueAreErrorsWithTheirOwnWords() {
        judge.judge(compute(true), new RpcAnswer.NoConsumer(7));
        assertThat(only().observed()).contains("nobody consumes").contains("7 messages");
        Findings others = new Findings();
        new PingJudge(others).judge(compute(true), new RpcAnswer.NoQueue());
        assertThat(Found.in(others).get(0).observed()).contains("no queue");
    }

    @Test
    void silenceOfWhoIsDownIsToldByAnotherCheck() {
        judge.judge(compute(false), new RpcAnswer.NoConsumer(7));
        judge.judge(compute(true), new RpcAnswer.Replied(named("compute"), QUICK));
        judge.conclude();
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.startsWith("left out"));
    }

    @Test
    void whereNobodyIsUpAndNobodyRepliesNothingIsVerified() {
        judge.judge(compute(false), new RpcAnswer.NoConsumer(7));
        assertThatThrownBy(judge::conclude)
                .isInstanceOf(CouldNotVerify.class)
                .hasMessage("nova has all 1 services down, and none replied");
    }

    @Test
    void lateAndDoubledRepliesAreWarnings() {
        judge.judge(compute(true), new RpcAnswer.RepliedLate(named("compute"), Duration.ofSeconds(7)));
        assertThat(only().severity()).isEqualTo(Severity.WARNING);
        Findings others = new Findings();
        new PingJudge(others)
                .judge(compute(true), new RpcAnswer.RepliedTwice(named("compute"), named("compute"), QUICK));
        assertThat(Found.in(others).get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void anotherNameAndAnExceptionAreErrors() {
        judge.judge(compute(true), new RpcAnswer.Replied(named("conductor"), QUICK));
        assertThat(only().severity()).isEqualTo(Severity.ERROR);
        Findings others = new Findings();
        new PingJudge(others)
                .judge(compute(true), new RpcAnswer.Replied(new RpcReply.Failure("UnsupportedVersion", "1.1"), QUICK));
        assertThat(Found.in(others).get(0).observed()).contains("UnsupportedVersion");
    }

    @Test
    void whatCouldNotBeAskedIsNotVerified() {
        judge.judge(compute(true), new RpcAnswer.Denied("ACCESS_REFUSED"));
        assertThatThrownBy(judge::conclude)
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("1 of 1")
                .hasMessageContaining("ACCESS_REFUSED");
        assertThat(Found.in(findings)).isEmpty();
    }
}
