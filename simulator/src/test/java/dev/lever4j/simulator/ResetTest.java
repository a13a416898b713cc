package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.webhook.Webhooks;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was set while it ran, and that it is all as at the start again. */
class ResetTest {
    /** What happens once, or is written: no settings. */
    private static final Set<String> ACTS =
            Set.of("expireAccessTokens", "inject", "fileStatus", "awaitIdle", "appSigningToken");

    private static final Duration SOME = Duration.ofMinutes(3);

    @Test
    void nothingThatCanBeSetIsForgotten() {
        Behaviour first = Behaviour.DEFAULT.errors(0.25).tokenLifetime(SOME.multipliedBy(2));
        Simulator.Builder builder = Simulator.builder().opportunities(0);
        builder.behaviour = first;
        Account account = new Account(builder);
        Controls controls = new Controls(account, new Faults());

        setEverything(controls);
        setEverything(account.webhooks());
        List<Object> before = said(first).toList();
        List<Object> changed = said(account.now()).toList();
        for (int i = 0; i < before.size(); i++) {
            assertThat(changed.get(i)).as("the %d. value", i).isNotEqualTo(before.get(i));
        }

        controls.reset();
        assertThat(account.now()).isEqualTo(first);
    }

    @Test
    void itHoldsFromTheNextRequestOn() throws Exception {
        AtomicLong nanos = new AtomicLong();
        try (Simulator simulator = Simulator.builder()
                .opportunities(30)
                .rate(2, 4)
                .nanoClock(nanos::get)
                .start()) {
            Probe lever = Probe.apiKey(simulator);
            Gate gate = simulator.controls().hold("GET", "/v1/tags");
            CompletableFuture<HttpResponse<String>> held = lever.getLater("/tags");
            gate.arrived(1).get(60, TimeUnit.SECONDS);
            setEverything(simulator.controls());
            setEverything(simulator.webhooks());
            simulator.controls().inject(Fault.status(500).on("*", "*").times(1_000));

            simulator.controls().reset();

            assertThat(held.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            nanos.addAndGet(3_600_000_000_000L);
            String whole = lever.get("/opportunities?limit=100").body();
            assertThat(lever.get("/opportunities?limit=100").body())
                    .as("nothing moves")
                    .isEqualTo(whole);
            assertThat(lever.get("/stages").statusCode()).isEqualTo(200);
            assertThat(lever.get("/stages").statusCode()).as("the last permit").isEqualTo(200);
            HttpResponse<String> tooMany = lever.get("/stages");
            assertThat(tooMany.statusCode()).isEqualTo(429);
            assertThat(tooMany.headers().firstValue("retry-after")).isEmpty();

            TokenPair tokens = simulator.newTokens();
            assertThat(tokens.expiresInSeconds()).isEqualTo(3600);
            assertThat(Probe.bearer(simulator, tokens.accessToken())
                            .get("/stages")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(lever.refresh(tokens.refreshToken()).statusCode()).isEqualTo(200);
            assertThat(lever.refresh(tokens.refreshToken()).statusCode())
                    .as("no grace")
                    .isEqualTo(403);
        }
    }

    /** Else it could live elsewhere, where nothing puts it back. */
    @TestFactory
    Stream<DynamicTest> whateverCanBeSetIsPartOfTheBehaviourAndGoesBack() {
        return Stream.of(Controls.class, Webhooks.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(ResetTest::isSetting)
                .map(setting -> DynamicTest.dynamicTest(setting.toString(), () -> changesTheBehaviour(setting)));
    }

    private static boolean isSetting(Method method) {
        return method.getDeclaringClass() != Object.class
                && method.getReturnType() == void.class
                && method.getParameterCount() > 0
                && !ACTS.contains(method.getName());
    }

    private static void changesTheBehaviour(Method setting) throws ReflectiveOperationException {
        Account account = new Account(Simulator.builder().opportunities(0));
        Controls controls = new Controls(account, new Faults());
        Object holder = setting.getDeclaringClass() == Controls.class ? controls : account.webhooks();
        Set<Behaviour> behaviours = new HashSet<>();
        for (boolean choice : List.of(true, false)) {
            setting.invoke(
                    holder,
                    Arrays.stream(setting.getParameterTypes())
                            .map(type -> some(type, choice))
                            .toArray());
            behaviours.add(account.now());
            controls.reset();
            assertThat(account.now()).isEqualTo(Behaviour.DEFAULT);
        }
        behaviours.remove(Behaviour.DEFAULT);
        assertThat(behaviours).isNotEmpty();
    }

    private static Object some(Class<?> type, boolean choice) {
        return switch (type.getSimpleName()) {
            case "boolean" -> choice;
            case "double" -> 0.5;
            case "int" -> 7;
            case "String" -> "candidateHired";
            case "Duration" -> Duration.ofMillis(choice ? 3 : 1);
            case "Duration[]" -> new Duration[] {SOME};
            case "Unrest" -> Unrest.of(1);
            default -> throw new AssertionError("a setting of another type: " + type);
        };
    }

    private static void setEverything(Controls controls) {
        controls.rejectAllTokens(true);
        controls.denyConsent(true);
        controls.rate(1, 1);
        controls.retryAfter(true);
        controls.latency(SOME, Duration.ofMillis(1));
        controls.tokenLatency(SOME);
        controls.errors(1);
        controls.unrest(new Unrest(2, 1, 2, 3, 4, 5));
        controls.rotationGrace(SOME);
        controls.tokenLifetime(SOME);
        controls.notesTouch(false);
        controls.contactsTouch(true);
        controls.hideConfidential(true);
    }

    private static void setEverything(Webhooks webhooks) {
        webhooks.gaps(SOME);
        webhooks.timeout(SOME);
        webhooks.ids(false);
        webhooks.restamp(true);
        webhooks.switchedOn(false);
        webhooks.switchedOn("candidateHired", false);
    }

    /** All values of a record, and of the records in it. */
    private static Stream<Object> said(Record all) {
        return Arrays.stream(all.getClass().getRecordComponents())
                .map(component -> value(all, component))
                .flatMap(value -> value instanceof Record inner ? said(inner) : Stream.of(value));
    }

    private static Object value(Record from, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
