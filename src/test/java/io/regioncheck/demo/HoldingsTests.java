package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.demo.region.Tempo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HoldingsTests {
    @Test
    void seesWhatIsThereByItsName() {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(DemoSettings.likeTheLab(), Tempo.BRISK);
                RawClient client = new RawClient(cloud)) {
            assertThat(left(cloud)).isEmpty();
            client.post(client.url("network") + "/v2.0/networks", "{'network': {'name': 'regioncheck-0123abcd-net'}}");
            client.post(
                    client.url("volumev3") + "/volumes",
                    "{'volume': {'name': 'regioncheck-0123abcd-disk', 'size': 1}}");
            client.post(client.url("network") + "/v2.0/networks", "{'network': {'name': 'of somebody else'}}");
            assertThat(left(cloud))
                    .containsExactly("network regioncheck-0123abcd-net", "volumev3 regioncheck-0123abcd-disk");
        }
    }

    private static List<String> left(EmbeddedCloud cloud) {
        return cloud.regions().get(0).holdings().ours(DemoRun.admin(cloud));
    }
}
