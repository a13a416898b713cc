package dev.lever4j.client.simulated;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.ResourceStatus;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.micrometer.LeverRequestContext;
import dev.lever4j.client.micrometer.LeverRequestConvention;
import dev.lever4j.client.micrometer.MicrometerTelemetry;
import dev.lever4j.model.Stage;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** docs/observability.md shows what stands between the marks; a test compares them and runs it. */
final class ObservabilityGuideExample {
    private ObservabilityGuideExample() {}

    static LeverResources resources(MeterRegistry meters) {
        // begin setup
        ObservationRegistry observations = ObservationRegistry.create(); // Spring Boot has one already
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));

        MicrometerTelemetry telemetry = MicrometerTelemetry.of(observations, meters);
        LeverResources resources = LeverResources.builder().telemetry(telemetry).build();
        // end setup
        return resources;
    }

    static Flux<Stage> under(Observation importing, LeverClient lever) {
        // begin parent
        Flux<Stage> stages = lever.stages()
                .list()
                .items()
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, importing));
        // end parent
        return stages;
    }

    static Telemetry hiring(MicrometerTelemetry telemetry) {
        // begin convention
        Telemetry hiring = telemetry.requestConvention(new LeverRequestConvention() {
            @Override
            public KeyValues getLowCardinalityKeyValues(LeverRequestContext context) {
                return super.getLowCardinalityKeyValues(context).and("team", "hiring");
            }
        });
        // end convention
        return hiring;
    }

    // begin own
    /** How the queues stand, for a page of the application's own. */
    static final class Queues implements Telemetry {
        private final AtomicReference<@Nullable Supplier<ResourceStatus>> status = new AtomicReference<>();

        @Override
        public Disposable watch(Supplier<ResourceStatus> now) {
            status.set(now);
            return () -> status.set(null); // the resources are closed
        }

        String text() {
            Supplier<ResourceStatus> now = status.get();
            return now == null ? "closed" : now.get().accounts().waiting() + " requests wait";
        }
    }
    // end own
}
