package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.lever4j.client.micrometer.MicrometerTelemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** With Reactor's automatic context propagation, whoever writes the log knows of what it is written. */
class PropagatedObservationTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ObservationRegistry observations = ObservationRegistry.create();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.lever4j.http");
    private final Currents currents = new Currents();

    @BeforeEach
    void propagate() {
        Hooks.enableAutomaticContextPropagation();
        currents.start();
        logger.addAppender(currents);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stopPropagating() {
        Hooks.disableAutomaticContextPropagation();
        logger.setLevel(null);
        logger.setAdditive(true);
        logger.detachAppender(currents);
    }

    @Test
    void aLineIsWrittenWhereItsObservationIsTheCurrentOne() {
        observations.observationConfig().observationHandler(context -> true);
        FakeLever lever = FakeLever.answering(
                request -> Mono.just(FakeLever.reply(200, "{\"data\":[]}")).publishOn(Schedulers.single()));
        LeverResources resources = lever.resources(MicrometerTelemetry.of(observations, new SimpleMeterRegistry()));

        lever.client(resources).raw().get("/stages").exchange().block(SOON);

        assertThat(currents.names).containsExactly("lever.request");
        assertThat(observations.getCurrentObservation()).isNull();
    }

    /** Which observation is the current one at each line. */
    private final class Currents extends AppenderBase<ILoggingEvent> {
        final List<String> names = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent line) {
            Observation current = observations.getCurrentObservation();
            names.add(current == null ? "none" : current.getContextView().getName());
        }
    }
}
