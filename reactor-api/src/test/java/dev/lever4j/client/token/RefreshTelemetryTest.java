package dev.lever4j.client.token;

import static dev.lever4j.client.token.FakeAuthServer.answering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.Telemetry.Refresh;
import dev.lever4j.client.Telemetry.RefreshEnd;
import dev.lever4j.error.TokenStoreException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Each refresh token that is presented is told of once, as what became of it. */
class RefreshTelemetryTest {
    private final Account account = new Account();

    @Test
    void oneRefreshForAllWhoWaitEndsWhenItIsSaved() {
        account.server.latency = Duration.ofMillis(70);
        ask();
        ask();
        assertThat(account.refreshes).isEmpty();

        account.pass(Duration.ofMillis(70));

        assertThat(account.refreshes).containsExactly(new RefreshEnd(Refresh.REFRESHED, Duration.ofMillis(70), null));
        ask();
        account.pass(Duration.ofMinutes(1));
        assertThat(account.refreshes).as("a token that is there needs none").hasSize(1);
    }

    @Test
    void aCallerWhoCancelsEndsNoRefresh() {
        account.server.latency = Duration.ofMillis(70);
        Disposable caller = account.source.authorization().subscribe();
        account.pass(Duration.ofMillis(30));

        caller.dispose();
        account.pass(Duration.ofMillis(40));

        assertThat(account.refreshes).containsExactly(new RefreshEnd(Refresh.REFRESHED, Duration.ofMillis(70), null));
    }

    @Test
    void whatBreaksOffWithoutAReplyIsLost() {
        IllegalStateException defect = new IllegalStateException("the scheduler is shut down");

        StepVerifier.create(
                        WatchedRefresh.begin(account.telemetry, account.time).unto(Mono.error(defect)))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(defect));

        assertThat(account.refreshes).containsExactly(new RefreshEnd(Refresh.LOST, Duration.ZERO, defect));
    }

    @Test
    void oneThatCannotBeSavedIsNoneYet() {
        account.store.refuses = ScriptedStore::isRotated;

        ask();
        account.pass(Duration.ZERO);

        assertThat(account.refreshes).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(Refresh.NOT_SAVED);
            assertThat(end.error()).isInstanceOf(TokenStoreException.class);
        });
    }

    @Test
    void aRefusalMeansNothingWhereAnotherProcessIsAtIt() {
        account.server.script.add(request -> {
            StoredGrant kept = account.store.content;
            StoredGrant.Intent ours = Objects.requireNonNull(kept.intent());
            account.store.content = kept.noting(
                    new StoredGrant.Intent(ours.refreshTokenHash(), ours.tries(), "another", account.time.now()));
            return answering(400, "{\"error\":\"invalid_grant\"}").apply(request);
        });

        ask();
        account.pass(Duration.ZERO);

        assertThat(account.refreshes).containsExactly(new RefreshEnd(Refresh.OVERTAKEN, Duration.ZERO, null));
    }

    @Test
    void whatIsSavedIsSavedInItsContext() {
        ask();
        account.pass(Duration.ZERO);

        assertThat(account.store.savedIn).containsExactly("", "refresh");
    }

    private void ask() {
        account.source.authorization().onErrorComplete().subscribe();
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of(answering(400, "{\"error\":\"invalid_grant\"}"), Refresh.REFUSED),
                Arguments.of(answering(400, "{\"error\":\"invalid_client\"}"), Refresh.APP_REFUSED),
                Arguments.of(answering(503, "busy"), Refresh.UNAVAILABLE),
                Arguments.of(answering(200, "{}"), Refresh.LOST),
                Arguments.of(
                        (FakeAuthServer.Act) request -> {
                            request.departure().depart();
                            return Mono.error(new IllegalStateException("broken off"));
                        },
                        Refresh.LOST));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void oneThatBringsNothingIsToldAsWhatItWas(FakeAuthServer.Act act, Refresh outcome) {
        account.server.script.add(act);

        ask();
        account.pass(Duration.ZERO);

        assertThat(account.refreshes).first().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(outcome);
            assertThat(end.error()).isInstanceOf(Exception.class);
        });
    }
}
