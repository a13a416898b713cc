package dev.lever4j.spring;

import dev.lever4j.client.Telemetry;
import dev.lever4j.client.micrometer.MicrometerTelemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Observations and meters, where the application has registries for both. */
@AutoConfiguration(
        before = LeverAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnClass({ObservationRegistry.class, MeterRegistry.class})
@ConditionalOnBean({ObservationRegistry.class, MeterRegistry.class})
public final class LeverTelemetryAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(Telemetry.class)
    MicrometerTelemetry leverTelemetry(ObservationRegistry observations, MeterRegistry meters) {
        return MicrometerTelemetry.of(observations, meters);
    }
}
