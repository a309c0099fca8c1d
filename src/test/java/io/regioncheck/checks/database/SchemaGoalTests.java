package io.regioncheck.checks.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.checks.database.SchemaGoal.Moment;
import io.regioncheck.release.DatabaseNeed;
import io.regioncheck.release.SchemaPosition;
import io.regioncheck.release.Service;
import io.regioncheck.release.ServiceDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaGoalTests {
    private static final SchemaGoal AFTER_NOVA = new SchemaGoal(Moment.EITHER, Optional.of(Service.NOVA));

    private static DatabaseNeed need(ServiceDatabase database) {
        return new DatabaseNeed(database, true, "", List.of());
    }

    @Test
    void inTheMidstOnlyTheServiceThatWasUpgradedMustBeAtTheTarget() {
        assertThat(AFTER_NOVA.right(Service.NOVA)).containsExactly(SchemaPosition.AT_TARGET);
        assertThat(AFTER_NOVA.right(Service.CINDER))
                .containsExactlyInAnyOrder(SchemaPosition.AT_SOURCE, SchemaPosition.AT_TARGET);
    }

    @Test
    void beforeAndAfterThereIsOneRightPlace() {
        assertThat(new SchemaGoal(Moment.SOURCE, Optional.empty()).right(Service.NOVA))
                .containsExactly(SchemaPosition.AT_SOURCE);
        assertThat(new SchemaGoal(Moment.TARGET, Optional.empty()).right(Service.NOVA))
                .containsExactly(SchemaPosition.AT_TARGET);
    }

    @Test
    void databaseThatTheTargetBringsIsMissedOnlyOnceItsServiceIsUpgraded() {
        SchemaGoal midst = new SchemaGoal(Moment.EITHER, Optional.of(Service.KEYSTONE));
        assertThat(midst.needs(need(ServiceDatabase.NOVA_API), false)).isFalse();
        assertThat(midst.needs(need(ServiceDatabase.NOVA), true)).isTrue();
        assertThat(AFTER_NOVA.needs(need(ServiceDatabase.NOVA_API), false)).isTrue();
    }
}
