package dev.lever4j.tokenstore.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.lever4j.client.token.TokenStores;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The kit itself: a store that breaks a rule fails the test of that rule, and one that breaks none passes all. */
class ContractTest {
    private static volatile Fault fault = Fault.NONE;

    @ParameterizedTest
    @EnumSource
    void aStoreThatBreaksARuleIsFound(Fault broken) {
        fault = broken;
        Set<String> failed = failedTests();
        if (broken == Fault.NONE) {
            assertThat(failed).isEmpty();
        } else {
            assertThat(failed).contains(broken.noticedBy);
        }
    }

    private static Set<String> failedTests() {
        Set<String> failed = new TreeSet<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(FaultyStoresSubject.class))
                .build();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                    failed.add(test.getDisplayName().replace("()", ""));
                }
            }
        });
        return failed;
    }

    /** Run by {@link ContractTest} alone. */
    static class FaultyStoresSubject extends DurableTokenStoresContract {
        private final FaultyStores.Data data = new FaultyStores.Data();

        @Override
        protected TokenStores open() {
            return new FaultyStores(data, fault);
        }

        @Override
        protected void restart() {
            if (fault == Fault.LOST_AT_RESTART) {
                data.kept.clear();
            }
        }

        @Override
        protected void breakDown() {
            data.outOfOrder = true;
        }

        @Override
        protected void mend() {
            data.outOfOrder = false;
        }
    }
}
