package io.regioncheck.run;

import io.regioncheck.check.CheckMethod;
import io.regioncheck.check.CheckSession;
import io.regioncheck.check.PlannedCheck;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the checks of one region through the JUnit Platform: one launcher session, one request. */
final class ChecksLauncher {

    /** Runs them all and returns when the last one has ended. */
    void execute(CheckSession session, List<PlannedCheck> checks) {
        LauncherConfig config = LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        try (LauncherSession launcher = LauncherFactory.openSession(config)) {
            launcher.getStore().put(Namespace.create(CheckSession.STORE), CheckSession.KEY, session);
            launcher.getLauncher()
                    .execute(LauncherExecutionRequestBuilder.request(request(checks))
                            .build());
        }
    }

    /**
     * Every check gets a thread, because most of them only wait, for each other or for the region: what bounds the work is the
     * session's places and the limits of the environment.
     */
    private static LauncherDiscoveryRequest request(List<PlannedCheck> checks) {
        int threads =
                1 + checks.stream().mapToInt(check -> 1 + check.cells().size()).sum();
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(checks.stream().map(check -> selector(check.check())).toList())
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .enableImplicitConfigurationParameters(false)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.executor-service", "worker_thread_pool")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(threads))
                .build();
    }

    private static DiscoverySelector selector(CheckMethod check) {
        return DiscoverySelectors.selectMethod(check.method().getDeclaringClass(), check.method());
    }
}
