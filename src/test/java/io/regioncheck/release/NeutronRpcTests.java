package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.release.NeutronRpc.Gap;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeutronRpcTests {
    private final NeutronRpc rpc = NeutronRpc.facts();

    @ParameterizedTest
    @EnumSource
    void everyReleaseTalksToItself(Release release) {
        assertThat(rpc.agentsToServer(release, release)).isEmpty();
        assertThat(rpc.serverToAgents(release, release)).isEmpty();
        assertThat(rpc.server(release)).isNotEmpty();
        assertThat(rpc.agent(release)).isNotEmpty();
    }

    @Test
    void oldAgentsTalkToANewServer() {
        assertThat(rpc.agentsToServer(Release.KILO, Release.MITAKA)).isEmpty();
        assertThat(rpc.agentsToServer(Release.LIBERTY, Release.MITAKA)).isEmpty();
    }

    @Test
    void newAgentsAreRefusedByAnOldServer() {
        assertThat(rpc.agentsToServer(Release.MITAKA, Release.KILO))
                .contains(
                        new Gap("L3RpcCallback", new RpcVersion(1, 9), Optional.of(new RpcVersion(1, 5))),
                        new Gap("ResourcesPullRpcCallback", new RpcVersion(1, 0), Optional.empty()))
                .isSortedAccordingTo(Comparator.comparing(Gap::callback))
                .extracting(Gap::callback)
                .doesNotContain("MetadataRpcCallback");
    }

    @Test
    void aNewServerMayCallWhatOldAgentsDoNotKnow() {
        assertThat(rpc.serverToAgents(Release.MITAKA, Release.KILO))
                .contains(new Gap("OVSNeutronAgent", new RpcVersion(1, 4), Optional.of(new RpcVersion(1, 2))));
        assertThat(rpc.server(Release.MITAKA)).containsEntry("DhcpRpcCallback", new RpcVersion(1, 3));
    }
}
