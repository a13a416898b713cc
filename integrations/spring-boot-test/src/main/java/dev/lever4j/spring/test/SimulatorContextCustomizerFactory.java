package dev.lever4j.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link AutoConfigureLeverSimulator} on a test class, also in {@link LeverTest}. */
final class SimulatorContextCustomizerFactory implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        AutoConfigureLeverSimulator said =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, AutoConfigureLeverSimulator.class);
        return said == null
                ? null
                : new SimulatorContextCustomizer(
                        said.seed(), said.opportunities(), said.connected(), said.redirectUri());
    }
}
