package io.regioncheck.demo.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.demo.region.BlockDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class DiskWatchTests {
    private final List<String> said = new ArrayList<>();
    private final DiskWatch disks = new DiskWatch(new Sectors(), List.of(new Disk("root", 1)), said::add);

    /** Volumes that keep what is written to them. */
    private static final class Sectors implements BlockDevices {
        private final Map<String, String> texts = new ConcurrentHashMap<>();

        @Override
        public Optional<BlockDevice> find(String volumeId) {
            return Optional.empty();
        }

        @Override
        public void reserve(String volumeId) {}

        @Override
        public void attach(String volumeId, String serverId, String device, String host) {}

        @Override
        public void detach(String volumeId, String serverId) {}

        @Override
        public String firstSector(String volumeId) {
            return texts.getOrDefault(volumeId, "");
        }

        @Override
        public boolean write(String volumeId, String text) {
            texts.put(volumeId, text);
            return true;
        }

        @Override
        public boolean answers(String volumeId) {
            return true;
        }
    }

    private long marks() {
        return said.stream()
                .filter(line -> line.startsWith("SMOKE-DISK-MARK ok"))
                .count();
    }

    @Test
    void aDiskThatIsPulledAndPluggedAgainIsMarkedAgainThoughNobodyLookedInBetween() {
        disks.begin();
        disks.watch("i-1", () -> "1.00");
        disks.plug(new Disk("data", 1));
        disks.look();
        disks.look();
        assertThat(marks()).isEqualTo(1);

        disks.pull("data");
        disks.plug(new Disk("data", 1));
        disks.look();

        assertThat(marks()).isEqualTo(2);
        assertThat(said.get(said.size() - 1)).contains("found=[SMOKE-MARK by i-1 at 1.00]");
    }

    @Test
    void aThirdDiskThatGoesLeavesTheSecondAsItIs() {
        disks.begin();
        disks.watch("i-1", () -> "1.00");
        disks.plug(new Disk("data", 1));
        disks.plug(new Disk("more", 1));
        disks.look();
        disks.pull("more");
        disks.look();
        assertThat(marks()).isEqualTo(1);
    }
}
