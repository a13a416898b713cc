package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.Telemetry.Refresh;
import dev.lever4j.client.Telemetry.RefreshEnd;
import dev.lever4j.client.micrometer.MicrometerTelemetry;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.error.LeverException;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.NoteBody;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An account, watched by Micrometer and by a tracer while it is used over real HTTP. */
class ObservedAccountTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestObservationRegistry observations = TestObservationRegistry.create();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();
    private final SimpleTracer tracer = new SimpleTracer();
    private final MicrometerTelemetry telemetry = MicrometerTelemetry.of(observations, meters);
    private final LeverResources resources =
            LeverResources.builder().connections(1).telemetry(telemetry).build();
    private final Simulator lever = SimulatedAccount.unlimited();
    private final InMemoryTokenStore store = InMemoryTokenStore.of(Secret.of(lever.newGrant()));
    private final LeverClient client = SimulatedAccount.connected(lever, store, resources).client;

    ObservedAccountTest() {
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationHandler(new Stopped())
                .observationHandler(new ObservationHandler.FirstMatchingCompositeObservationHandler(
                        new PropagatingSenderTracingObservationHandler<>(tracer, new TraceparentPropagator(tracer)),
                        new DefaultTracingObservationHandler(tracer)));
    }

    @AfterEach
    void close() {
        resources.closeGracefully(Duration.ZERO).block(SOON);
        lever.close();
    }

    @Test
    void spansNestFromTheCallersOwnToTheRequestsAndNothingOfThemGoesToLever() {
        Observation outer = Observation.start("outer", observations);
        lever.controls().inject(Fault.status(503).on("GET", "/v1/stages").times(1));

        client.stages()
                .list()
                .items()
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, outer))
                .blockLast(SOON);
        outer.stop();

        SimpleSpan root = span("outer");
        SimpleSpan call = span("lever get /stages");
        List<SimpleSpan> requests = spans("get /stages");
        assertThat(requests)
                .hasSize(2)
                .allMatch(request -> request.getParentId().equals(call.getSpanId()));
        assertThat(requests).allMatch(request -> request.getKind() == Span.Kind.CLIENT);
        assertThat(call.getParentId()).isEqualTo(root.getSpanId());
        assertThat(span("lever token refresh").getTraceId())
                .as("shared by all who wait")
                .isNotEqualTo(root.getTraceId());
        assertThat(lever.ledger().entries())
                .allMatch(request -> request.headers().keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(name -> name.equals("traceparent") || name.equals("b3") || name.equals("baggage")));
    }

    @Test
    void spansNestWhereTheThreadHasASpanToo() {
        // with a token at hand the request begins on the caller's thread
        use(client.opportunity("canary-id").get());
        Observation outer = Observation.start("outer", observations);
        outer.scoped(() -> {
            client.stages().list().items().blockLast(SOON);
        });
        outer.stop();

        SimpleSpan call = span("lever get /stages");
        assertThat(call.getParentId()).isEqualTo(span("outer").getSpanId());
        assertThat(span("get /stages").getParentId()).isEqualTo(call.getSpanId());
    }

    @Test
    void aRefreshIsInATraceOfItsOwnWhateverItsThreadDoes() {
        Observation outer = Observation.start("outer", observations);
        outer.scoped(() -> telemetry.refresh().ended(new RefreshEnd(Refresh.LOST, Duration.ZERO, null)));
        outer.stop();

        SimpleSpan refresh = span("lever token refresh");
        assertThat(refresh.getTraceId()).isNotEqualTo(span("outer").getTraceId());
        assertThat(tracer.currentSpan()).isNull();
    }

    @Test
    void aParentThatHasEndedIsStillTheParent() {
        Observation outer = Observation.start("outer", observations);
        outer.stop();

        client.stages()
                .list()
                .items()
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, outer))
                .blockLast(SOON);

        SimpleSpan call = span("lever get /stages");
        assertThat(span("get /stages").getParentId()).isEqualTo(call.getSpanId());
        assertThat(stopped)
                .filteredOn(context -> "lever.call".equals(context.getName()))
                .singleElement()
                .matches(context -> context.getParentObservation() == outer);
        assertThat(observations.getCurrentObservation()).isNull();
    }

    @Test
    void refreshesAreTimedByOutcome() {
        client.stages().list().items().blockLast(SOON);
        lever.controls().expireAccessTokens();
        client.stages().list().items().blockLast(SOON);
        lever.controls().revokeGrants();
        use(client.stages().list().items());

        assertThat(refreshes("REFRESHED")).isEqualTo(2);
        assertThat(refreshes("REFUSED")).isEqualTo(1);
        assertThat(stopped)
                .filteredOn(context -> "lever.token.refresh".equals(context.getName()))
                .hasSize(3)
                .allMatch(refresh -> refresh.getParentObservation() == null);
    }

    @Test
    void connectionsAreCountedWithoutMicrometersGlobalRegistry() throws Exception {
        Gate held = lever.controls().hold("GET", "/v1/stages");
        Mono<Long> both = Flux.merge(
                        client.stages().list().items(), client.stages().list().items())
                .count();
        var counted = both.toFuture();
        held.arrived(1).get(60, TimeUnit.SECONDS);

        await(this::waiting, 1);
        assertThat(connections("active")).isEqualTo(1);
        assertThat(connections("idle")).isZero();
        assertThat(connections("pending")).as("who waits, waits for his turn").isZero();
        held.open();
        assertThat(counted.get(60, TimeUnit.SECONDS)).isPositive();
        await(() -> connections("idle"), 1);
        assertThat(connections("active")).isZero();
        assertThat(connections("pending")).isZero();
        assertThat(Metrics.globalRegistry.getMeters()).isEmpty();

        resources.closeGracefully(Duration.ZERO).block(SOON);
        assertThat(meters.find("lever.connections").meters()).isEmpty();
    }

    @Test
    void nobodyAndNothingIsNamedInWhatIsObserved() {
        Opportunity someone = client.opportunities().list().items().blockFirst(SOON);
        assertThat(someone).isNotNull();
        String email = someone.emails().stream().findFirst().orElse("canary@example.org");
        use(client.opportunity(someone.id()).get());
        use(client.opportunity("canary-id").get());
        use(client.opportunities().list(where -> where.email(email)).items());
        use(client.raw().get("/opportunities/" + someone.id()).exchange());
        use(client.raw().get("/opportunities/canary-id").exchange());
        use(client.raw()
                .get("/opportunities/{id}/offers", someone.id())
                .query("tag", "canary-tag")
                .exchange());
        use(client.opportunity(someone.id())
                .notes()
                .create(NoteBody.builder("canary-note").build()));
        lever.controls()
                .inject(Fault.status(400, "{\"code\":\"Oops\",\"message\":\"canary-message " + email + "\"}")
                        .times(1));
        use(client.opportunity(someone.id()).get());
        lever.controls().revokeGrants();
        use(client.opportunity(someone.id()).get());

        StringBuilder said = new StringBuilder();
        for (Observation.Context context : stopped) {
            said.append(context.getName()).append(' ').append(context.getContextualName());
            said.append(context.getAllKeyValues()).append(context.getError()).append('\n');
        }
        tracer.getSpans()
                .forEach(span -> said.append(span).append(span.getError()).append('\n'));
        meters.getMeters().forEach(meter -> said.append(meter.getId()).append('\n'));
        assertThat(stopped).hasSizeGreaterThan(16);
        assertThat(meters.getMeters()).hasSizeGreaterThan(20);
        String name = String.valueOf(someone.name());
        assertThat(name).hasSizeGreaterThan(3);
        assertThat(said.toString()).doesNotContain("canary", someone.id(), name, email, "example.org");
        assertThat(said.toString()).contains("/opportunities/{opportunity}").contains("other");
    }

    private void use(Publisher<?> call) {
        Flux.from(call)
                .then()
                .onErrorResume(LeverException.class, error -> Mono.empty())
                .block(SOON);
    }

    private long refreshes(String outcome) {
        return meters.get("lever.token.refresh").tag("outcome", outcome).timer().count();
    }

    /** A connection is asked for and given back on threads of their own. */
    private static void await(DoubleSupplier gauge, int number) {
        Flux.interval(Duration.ofMillis(1))
                .onBackpressureDrop()
                .filter(tick -> gauge.getAsDouble() == number)
                .blockFirst(SOON);
    }

    private double waiting() {
        return meters.get("lever.limiter.queue").tag("api", "data").gauge().value();
    }

    private double connections(String state) {
        return meters.get("lever.connections").tag("state", state).gauge().value();
    }

    private SimpleSpan span(String name) {
        List<SimpleSpan> found = spans(name);
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private List<SimpleSpan> spans(String name) {
        return tracer.getSpans().stream()
                .filter(span -> name.equalsIgnoreCase(span.getName()))
                .toList();
    }

    private final class Stopped implements ObservationHandler<Observation.Context> {
        @Override
        public void onStop(Observation.Context context) {
            stopped.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    /** Would send the trace along, if it were let. */
    private record TraceparentPropagator(SimpleTracer tracer) implements Propagator {
        @Override
        public List<String> fields() {
            return List.of("traceparent");
        }

        @Override
        public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {
            setter.set(carrier, "traceparent", "00-" + context.traceId() + "-" + context.spanId() + "-01");
        }

        @Override
        public <C> Span.Builder extract(@Nullable C carrier, Getter<C> getter) {
            return tracer.spanBuilder();
        }
    }
}
