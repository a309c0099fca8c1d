package io.regioncheck.demo.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much a project may have and has: as lab/seed sets it for the project of regioncheck. */
final class Quotas {
    private static final int VOLUMES = 200;
    private static final int SNAPSHOTS = 200;
    private static final int GIGABYTES = 2000;
    private static final int BACKUPS = 50;
    private static final int BACKUP_GIGABYTES = 1000;
    private static final int GROUPS = 10;

    private final Store store;
    private final VolumeTypes types;

    Quotas(Store store, VolumeTypes types) {
        this.store = store;
        this.types = types;
    }

    /** Refuses a volume that the project has no room for. */
    void reserveVolume(String projectId, int gibibytes) {
        int used = gigabytes(projectId);
        if (used + gibibytes > GIGABYTES) {
            throw Faults.of(
                    413,
                    "VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota."
                            + " Requested " + gibibytes + "G, quota is " + GIGABYTES + "G and " + used
                            + "G has been consumed.");
        }
        if (store.volumesOf(projectId).size() >= VOLUMES) {
            throw Faults.of(
                    413,
                    "VolumeLimitExceeded: Maximum number of volumes allowed (" + VOLUMES
                            + ") exceeded for quota 'volumes'.");
        }
    }

    /** Counts snapshots too, as cinder does without no_snapshot_gb_quota. */
    private int gigabytes(String projectId) {
        return store.volumesOf(projectId).stream().mapToInt(Volume::size).sum()
                + store.snapshots()
                        .filter(snapshot -> snapshot.projectId().equals(projectId))
                        .mapToInt(snapshot -> snapshot.volume().size())
                        .sum();
    }

    private int snapshots(String projectId) {
        return (int) store.snapshots()
                .filter(snapshot -> snapshot.projectId().equals(projectId))
                .count();
    }

    Answer limits(Request request) {
        String project = request.caller().projectId();
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode limits = body.putObject("limits");
        limits.putArray("rate");
        limits.putObject("absolute")
                .put("maxTotalVolumes", VOLUMES)
                .put("maxTotalSnapshots", SNAPSHOTS)
                .put("maxTotalVolumeGigabytes", GIGABYTES)
                .put("maxTotalBackups", BACKUPS)
                .put("maxTotalBackupGigabytes", BACKUP_GIGABYTES)
                .put("totalVolumesUsed", store.volumesOf(project).size())
                .put("totalGigabytesUsed", gigabytes(project))
                .put("totalSnapshotsUsed", snapshots(project))
                .put("totalBackupsUsed", 0)
                .put("totalBackupGigabytesUsed", 0);
        return Answer.json(200, body);
    }

    Answer show(Request request) {
        String project = request.variable("target");
        boolean usage = Boolean.parseBoolean(request.query("usage").orElse("false"));
        Map<String, Integer> used = Map.of(
                "volumes", store.volumesOf(project).size(),
                "snapshots", snapshots(project),
                "gigabytes", gigabytes(project));
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode quotas = body.putObject("quota_set");
        quotas().forEach((name, limit) -> {
            if (usage) {
                quotas.putObject(name)
                        .put("limit", limit)
                        .put("in_use", used.getOrDefault(name, 0))
                        .put("reserved", 0);
            } else {
                quotas.put(name, limit);
            }
        });
        quotas.put("id", project);
        return Answer.json(200, body);
    }

    private Map<String, Integer> quotas() {
        Map<String, Integer> quotas = new LinkedHashMap<>();
        quotas.put("volumes", VOLUMES);
        quotas.put("per_volume_gigabytes", -1);
        quotas.put("snapshots", SNAPSHOTS);
        quotas.put("gigabytes", GIGABYTES);
        quotas.put("backups", BACKUPS);
        quotas.put("backup_gigabytes", BACKUP_GIGABYTES);
        for (String type : types.names()) {
            List.of("volumes_", "gigabytes_", "snapshots_").forEach(kind -> quotas.put(kind + type, -1));
        }
        quotas.put("groups", GROUPS);
        return quotas;
    }
}
