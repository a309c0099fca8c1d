package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionGroupsTests {
    private static Optional<String> group(Service service, Release release, String enabledBackends, String group) {
        OptionGroups groups = new OptionGroups(
                service,
                release,
                name -> name.equals("enabled_backends") ? Optional.of(enabledBackends) : Optional.empty(),
                Set.of("keystone_login"));
        return groups.of(group, OptionFacts.of(service));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "CINDER,   OCATA, 'lvm, Ceph', ceph,                 DEFAULT",
                "CINDER,   PIKE,  'lvm, Ceph', ceph,                 backend_defaults",
                "CINDER,   PIKE,  'lvm,,',     lvm,                  backend_defaults",
                "CINDER,   PIKE,  'lvm',       nobody,               none",
                "CINDER,   PIKE,  'lvm',       database,             database",
                "GLANCE,   ZED,   'fast:rbd, slow:file', fast,       glance_store",
                "GLANCE,   ZED,   'fast:rbd',  rbd,                  none",
                "GLANCE,   ZED,   '',          os_glance_staging_store, none",
                "NOVA,     ZED,   'lvm',       lvm,                  none",
                "NOVA,     ZED,   '',          mdev_nvidia-35,       none",
                "NOVA,     ZED,   '',          vgpu_nvidia-35,       none",
                "NOVA,     ZED,   '',          image_file_url:nfs,   none",
                "NOVA,     ZED,   '',          vnc,                  vnc",
                "NOVA,     ZED,   '',          keystone_login,       none",
                "KEYSTONE, ZED,   '',          auth,                 none",
                "KEYSTONE, ZED,   '',          token,                token",
                "NEUTRON,  ZED,   '',          quotas,               none",
                "NEUTRON,  ZED,   '',          service_providers,    none",
                "NEUTRON,  ZED,   '',          nova,                 nova",
                "PLACEMENT, ZED,  '',          placement_database,   placement_database"
            })
    void sayWhereAnOptionIsLookedUp(Service service, Release release, String backends, String group, String lookedUp) {
        assertThat(group(service, release, backends, group).orElse(null)).isEqualTo(lookedUp);
    }

    @Test
    void aGroupThatHappensToBeKnownIsABackEndIfItIsOne() {
        assertThat(group(Service.CINDER, Release.ZED, "database", "database")).contains("backend_defaults");
    }
}
