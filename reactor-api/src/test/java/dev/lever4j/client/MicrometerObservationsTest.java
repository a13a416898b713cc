package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.Telemetry.CallBegin;
import dev.lever4j.client.Telemetry.Outcome;
import dev.lever4j.client.Telemetry.Refresh;
import dev.lever4j.client.Telemetry.RefreshEnd;
import dev.lever4j.client.Telemetry.RequestBegin;
import dev.lever4j.client.Telemetry.RequestEnd;
import dev.lever4j.client.micrometer.LeverCallContext;
import dev.lever4j.client.micrometer.LeverCallConvention;
import dev.lever4j.client.micrometer.LeverRequestContext;
import dev.lever4j.client.micrometer.LeverRequestConvention;
import dev.lever4j.client.micrometer.MicrometerTelemetry;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.ServerErrorException;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** What Micrometer observes of calls and requests, and how that nests. */
class MicrometerObservationsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final MicrometerTelemetry telemetry = MicrometerTelemetry.of(registry, new SimpleMeterRegistry());
    private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

    MicrometerObservationsTest() {
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                stopped.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
    }

    @Test
    void requestsLieUnderTheirCallAndTheCallUnderWhatTheCallerObserves() {
        AtomicInteger next = new AtomicInteger();
        FakeLever lever = FakeLever.answering(
                request -> Mono.just(FakeLever.reply(next.getAndIncrement() == 0 ? 503 : 200, "{\"data\":[]}")));
        Observation outer = Observation.start("outer", registry);

        Mono<RawResponse> call = stages(lever)
                .publishOn(Schedulers.single())
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, outer));
        play(lever, call).expectNextCount(1).expectComplete().verify(SOON);

        assertThat(stopped)
                .extracting(Observation.Context::getName)
                .containsExactly("lever.request", "lever.request", "lever.call");
        Observation.Context theCall = stopped.get(2);
        assertThat(parent(theCall)).isSameAs(outer.getContext());
        assertThat(stopped.subList(0, 2)).allMatch(request -> parent(request) == theCall);
        assertThat(keys(stopped.get(0)))
                .isEqualTo("lane=INTERACTIVE method=GET outcome=SERVER_ERROR retry=none route=/stages status=503");
        assertThat(keys(stopped.get(1)))
                .isEqualTo("lane=INTERACTIVE method=GET outcome=SUCCESS retry=SERVER_ERROR route=/stages status=200");
        assertThat(keys(theCall)).isEqualTo("lane=INTERACTIVE method=GET outcome=SUCCESS route=/stages status=200");
        assertThat(stopped.get(0).getError()).isInstanceOf(ServerErrorException.class);
        assertThat(stopped.get(1).getError()).isNull();
        assertThat(theCall.getError()).isNull();
        assertThat(theCall.getContextualName()).isEqualTo("lever GET /stages");
    }

    @Test
    void eachPageIsACallUnderTheSameParent() {
        FakeLever lever =
                FakeLever.script("{\"data\":[],\"hasNext\":true,\"next\":\"n\"}", "{\"data\":[],\"hasNext\":false}");
        Observation outer = Observation.start("outer", registry);

        client(lever)
                .opportunities()
                .list()
                .items()
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, outer))
                .blockLast(SOON);

        assertThat(stopped)
                .filteredOn(LeverCallContext.class::isInstance)
                .hasSize(2)
                .allMatch(call -> parent(call) == outer.getContext());
    }

    @Test
    void withoutOneInTheContextTheParentIsTheThreadsOwn() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        Observation outer = Observation.start("outer", registry);

        outer.scoped(() -> {
            stages(lever).block(SOON);
        });
        assertThat(parent(stopped.get(1))).isSameAs(outer.getContext());

        stages(lever).block(SOON);
        assertThat(parent(stopped.get(3))).isNull();
    }

    @Test
    void aRefreshIsNobodysChildWhateverItsThreadDoes() {
        Observation.start("outer", registry)
                .scoped(() -> telemetry.refresh().ended(new RefreshEnd(Refresh.REFRESHED, Duration.ZERO, null)));

        assertThat(stopped).singleElement().satisfies(refresh -> {
            assertThat(refresh.getName()).isEqualTo("lever.token.refresh");
            assertThat(keys(refresh)).isEqualTo("outcome=REFRESHED");
            assertThat(parent(refresh)).isNull();
        });
    }

    @Test
    void anErrorIsOneOfTheCallToo() {
        FakeLever lever = FakeLever.saying(404, "{}");

        play(lever, stages(lever)).expectError(NotFoundException.class).verify(SOON);

        assertThat(stopped).hasSize(2).allMatch(context -> context.getError() instanceof NotFoundException);
        assertThat(keys(stopped.get(1))).contains("outcome=CLIENT_ERROR").contains("status=404");
    }

    @Test
    void aCancellationEndsBothAndIsNoError() {
        FakeLever lever = FakeLever.answering(request -> Mono.never());

        stages(lever).subscribe().dispose();

        assertThat(stopped)
                .hasSize(2)
                .allMatch(context -> context.getError() == null)
                .allMatch(context -> keys(context).contains("outcome=CANCELLED"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAHandlerThrowsLeavesNothingGoingOn(boolean atTheStart) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        registry.observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationHandler(new Faulty(atTheStart));
        FakeLever lever = FakeLever.saying(404, "{}");

        play(lever, stages(lever)).expectError(NotFoundException.class).verify(SOON);

        assertThat(meters.get("lever.call.active").longTaskTimer().activeTasks())
                .isZero();
        assertThat(meters.get("lever.request.active").longTaskTimer().activeTasks())
                .isZero();
    }

    @Test
    void aPathThatTheSdkDoesNotKnowIsNotInTheErrorEither() {
        FakeLever lever = FakeLever.saying(404, "{}");

        play(lever, client(lever).raw().get("/opportunities/canary-id").exchange())
                .expectError(NotFoundException.class)
                .verify(SOON);

        assertThat(stopped).hasSize(2).allSatisfy(context -> {
            assertThat(context.getError()).hasNoCause().hasMessage("NotFoundException");
            assertThat(context.getError()).hasNoSuppressedExceptions();
        });
    }

    @Test
    void aStorageToWhichADownloadIsRedirectedIsNotLever() {
        CallBegin call = new CallBegin(Endpoints.LIST_STAGES, Lane.INTERACTIVE);
        for (boolean elsewhere : List.of(true, false)) {
            telemetry
                    .request(new RequestBegin(call, 1, Optional.empty(), Duration.ZERO, elsewhere), Context.empty())
                    .ended(new RequestEnd(Outcome.SUCCESS, 200, Duration.ZERO, Optional.empty(), null));
        }

        assertThat(stopped)
                .extracting(context -> ((LeverRequestContext) context).getRemoteServiceName())
                .containsExactly(null, "lever");
    }

    @Test
    void theKeysAreTheSameFromBeginningToEnd() {
        List<String> begun = new CopyOnWriteArrayList<>();
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStart(Observation.Context context) {
                begun.add(names(context));
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");

        stages(lever).block(SOON);

        assertThat(begun).containsExactly(names(stopped.get(1)), names(stopped.get(0)));
    }

    @Test
    void conventionsCanBeReplaced() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        registry.observationConfig().observationConvention(new Renamed());
        MicrometerTelemetry own = telemetry.callConvention(new LeverCallConvention() {
            @Override
            public KeyValues getLowCardinalityKeyValues(LeverCallContext context) {
                return super.getLowCardinalityKeyValues(context).and("team", "hiring");
            }
        });

        lever.client(lever.resources(own)).raw().get("/stages").exchange().block(SOON);

        assertThat(stopped.get(0).getName()).isEqualTo("ats.request");
        assertThat(keys(stopped.get(1))).contains("team=hiring");
    }

    @Test
    void whatIsSwitchedOffIsNotObserved() {
        registry.observationConfig().observationPredicate((name, context) -> !name.equals("lever.call"));
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        Observation outer = Observation.start("outer", registry);

        stages(lever)
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, outer))
                .block(SOON);

        assertThat(stopped).singleElement().matches(request -> parent(request) == outer.getContext());
    }

    private Mono<RawResponse> stages(FakeLever lever) {
        return client(lever).raw().get("/stages").exchange();
    }

    private LeverClient client(FakeLever lever) {
        return lever.client(lever.resources(telemetry));
    }

    private static <T> StepVerifier.Step<T> play(FakeLever lever, Mono<T> call) {
        return StepVerifier.create(call).then(() -> lever.clock.advanceTimeBy(Duration.ofMinutes(5)));
    }

    private static @Nullable Object parent(Observation.Context context) {
        return context.getParentObservation() == null
                ? null
                : context.getParentObservation().getContextView();
    }

    private static String keys(Observation.Context context) {
        return context.getLowCardinalityKeyValues().stream()
                .map(key -> key.getKey() + "=" + key.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String names(Observation.Context context) {
        return context.getLowCardinalityKeyValues().stream()
                .map(KeyValue::getKey)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Somebody's handler with a fault. */
    private record Faulty(boolean atTheStart) implements ObservationHandler<Observation.Context> {
        @Override
        public void onStart(Observation.Context context) {
            if (atTheStart) {
                throw new IllegalStateException("start");
            }
        }

        @Override
        public void onError(Observation.Context context) {
            throw new IllegalStateException("error");
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    private static final class Renamed extends LeverRequestConvention
            implements GlobalObservationConvention<LeverRequestContext> {
        @Override
        public String getName() {
            return "ats.request";
        }
    }
}
