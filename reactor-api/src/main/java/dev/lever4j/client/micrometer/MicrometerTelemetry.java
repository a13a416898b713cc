package dev.lever4j.client.micrometer;

import dev.lever4j.client.Lane;
import dev.lever4j.client.ResourceStatus;
import dev.lever4j.client.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.util.context.ContextView;

/**
 * {@link Telemetry} by Micrometer: an observation of each call, each request and each token refresh, and meters of
 * queues, connections and pages. docs/observability.md lists them all. What belongs to many resources is added up,
 * however many of these tell one meter registry of it.
 *
 * <p>The parent of a call is the observation in the Reactor context of whoever subscribes, else the current one of the
 * thread; the call is put there for what lies below it, on whatever thread that runs. A refresh has no parent: all who
 * wait share it. Nothing is sent to Lever, no trace header either.
 */
public final class MicrometerTelemetry implements Telemetry {
    private final ObservationRegistry observations;
    private final LeverMeters meters;
    private final Conventions conventions;

    private MicrometerTelemetry(ObservationRegistry observations, LeverMeters meters, Conventions conventions) {
        this.observations = observations;
        this.meters = meters;
        this.conventions = conventions;
    }

    /**
     * Observations into the one, meters into the other. For timers of the observations too, the first one needs
     * Micrometer's {@code DefaultMeterObservationHandler}, which Spring Boot gives it.
     */
    public static MicrometerTelemetry of(ObservationRegistry observations, MeterRegistry meters) {
        return new MicrometerTelemetry(observations, new LeverMeters(meters), Conventions.NONE);
    }

    /** With another convention for calls than {@link LeverCallConvention}. */
    public MicrometerTelemetry callConvention(ObservationConvention<LeverCallContext> other) {
        return new MicrometerTelemetry(observations, meters, conventions.call(other));
    }

    /** With another convention for requests than {@link LeverRequestConvention}. */
    public MicrometerTelemetry requestConvention(ObservationConvention<LeverRequestContext> other) {
        return new MicrometerTelemetry(observations, meters, conventions.request(other));
    }

    /** With another convention for refreshes than {@link LeverRefreshConvention}. */
    public MicrometerTelemetry refreshConvention(ObservationConvention<LeverRefreshContext> other) {
        return new MicrometerTelemetry(observations, meters, conventions.refresh(other));
    }

    @Override
    public Watch<CallEnd> call(CallBegin call, ContextView caller) {
        LeverCallContext context = new LeverCallContext(call);
        Observation observation =
                Observation.createNotStarted(conventions.call(), Conventions.CALL, () -> context, observations);
        return started(observation, caller, (observed, end) -> {
            context.end(end);
            fail(observed, end.error(), call);
        });
    }

    @Override
    public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
        LeverRequestContext context = new LeverRequestContext(request);
        Observation observation =
                Observation.createNotStarted(conventions.request(), Conventions.REQUEST, () -> context, observations);
        return started(observation, call, (observed, end) -> {
            context.end(end);
            fail(observed, end.error(), request.call());
        });
    }

    @Override
    public Watch<RefreshEnd> refresh() {
        LeverRefreshContext context = new LeverRefreshContext();
        Observation observation =
                Observation.createNotStarted(conventions.refresh(), Conventions.REFRESH, () -> context, observations);
        if (!observation.isNoop()) {
            new Beginnings(observations).startWithoutParent(observation);
        }
        return new StartedWatch<>(observation, (observed, end) -> {
            meters.refreshed(end.outcome());
            context.end(end);
            if (end.error() != null) {
                observed.error(end.error());
            }
        });
    }

    @Override
    public void waited(Lane lane, Duration wait, boolean admitted) {
        meters.waited(lane, wait, admitted);
    }

    @Override
    public void met(Waiter waiter, Duration wait) {
        meters.met(waiter, wait);
    }

    @Override
    public Disposable watch(Supplier<ResourceStatus> status) {
        return meters.watch(status);
    }

    private <E> Watch<E> started(Observation observation, ContextView above, BiConsumer<Observation, E> end) {
        if (observation.isNoop()) {
            return Watch.none();
        }
        Object parent = above.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        if (parent instanceof Observation outer) {
            new Beginnings(observations).start(observation, outer);
        } else {
            Beginnings.start(observation);
        }
        return new StartedWatch<>(observation, end);
    }

    private static void fail(Observation observation, @Nullable Throwable error, CallBegin call) {
        if (error != null) {
            observation.error(UnnamedFailure.of(error, call));
        }
    }
}
