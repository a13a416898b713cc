package dev.lever4j.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.LeverClient;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.simulator.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Every operation through the typed client, done and refused, with what goes over the wire held against the
 * description.
 */
class EveryOperationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Described DESCRIBED = Described.byThePublishedDescription();

    private Account account;

    static Stream<Scene> scenes() {
        return Scenes.all();
    }

    @BeforeEach
    void start() {
        account = new Account();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void eachHasOneScene() {
        assertThat(Scenes.all().map(Scene::endpoint)).containsExactlyInAnyOrderElementsOf(Endpoints.all());
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void isDone(Scene scene) {
        Publisher<?> call = scene.success().on(account);
        List<Exchange> before = account.exchanges();
        long read = play(call);
        List<Exchange> during = account.exchanges();
        assertThat(read).isGreaterThanOrEqualTo(scene.endpoint().method() == HttpMethod.GET ? 1 : 0);
        assertThat(during).anyMatch(exchange -> isOf(scene.endpoint(), exchange) && exchange.status() < 300);
        assertThat(violations(before)).isEmpty();
        assertThat(violations(during)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void isRefused(Scene scene) {
        assertThatThrownBy(() -> play(scene.refusal().on(account))).isInstanceOf(scene.refusedWith());
        List<Exchange> all = account.exchanges();
        boolean byLever = ApiException.class.isAssignableFrom(scene.refusedWith());
        assertThat(all.stream().filter(exchange -> isOf(scene.endpoint(), exchange) && exchange.status() >= 400))
                .hasSize(byLever ? 1 : 0);
        assertThat(violations(all.stream()
                        .filter(exchange -> exchange.status() != 400)
                        .toList()))
                .isEmpty();
    }

    /** The raw call, since the typed one may need what such a grant may not read. */
    @ParameterizedTest
    @MethodSource("scenes")
    void needsItsScope(Scene scene) {
        String other = scene.endpoint().scope().startsWith("tags:") ? "sources:read:admin" : "tags:read:admin";
        LeverClient narrow = account.withScope(other);
        String[] ids = scene.endpoint()
                .template()
                .chars()
                .filter(c -> c == '{')
                .mapToObj(c -> Account.UNKNOWN)
                .toArray(String[]::new);
        assertThatThrownBy(() -> play(narrow.raw()
                        .call(scene.endpoint().method(), scene.endpoint().template(), ids)
                        .exchange()))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining(scene.endpoint().scope());
    }

    static Stream<Operation> ofSeveralScopes() {
        return Description.published().operations().stream()
                .filter(operation -> operation.scopes().size() > 1);
    }

    /** The answer itself says which is missing, since the client's message names the first in any case. */
    @ParameterizedTest
    @MethodSource("ofSeveralScopes")
    void needsEachOfItsScopes(Operation operation) {
        for (String missing : operation.scopes()) {
            LeverClient narrow = account.withScope(operation.scopes().stream()
                    .filter(scope -> !scope.equals(missing))
                    .collect(Collectors.joining(" ")));
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> play(narrow.raw()
                            .call(HttpMethod.GET, operation.template(), Account.UNKNOWN)
                            .exchange()))
                    .satisfies(refused -> assertThat(refused.bodyText()).contains(missing));
        }
    }

    /** How much came of it. */
    private static long play(Publisher<?> call) {
        return requireNonNull(Flux.from(call).count().block(PATIENCE));
    }

    private static boolean isOf(Endpoint endpoint, Exchange exchange) {
        String path = "/v1" + endpoint.template().replaceAll("\\{\\w+}", "[^/]+");
        return exchange.method().equals(endpoint.method().name())
                && exchange.path().matches(path);
    }

    private static List<String> violations(List<Exchange> exchanges) {
        List<String> found = new ArrayList<>();
        for (Exchange said : exchanges) {
            String target = said.query().isEmpty() ? said.path() : said.path() + "?" + said.query();
            found.addAll(DESCRIBED.checkRequest(said.method(), target, said.requestContentType(), said.requestBody()));
            found.addAll(DESCRIBED.check(said.method(), said.path(), said.status(), said.body()));
        }
        return found;
    }
}
