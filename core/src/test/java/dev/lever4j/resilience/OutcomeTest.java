package dev.lever4j.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.ApiException;
import dev.lever4j.error.ApiException.Answer;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.RateLimitedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void theseStatusesPass(int status) {
        assertThat(ofStatus(status)).isEqualTo(new Outcome.Unclear(true));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 304, 400, 401, 403, 405, 409, 410, 413, 422, 501, 505})
    void theseStatusesAreFinal(int status) {
        assertThat(ofStatus(status)).isEqualTo(new Outcome.Final());
    }

    @Test
    void whatCameTooEarlyWasNotLookedAt() {
        assertThat(ofStatus(425)).isEqualTo(new Outcome.NotSent());
    }

    @ParameterizedTest
    @ValueSource(ints = {507, 511, 520, 599})
    void whatProxiesInventIsNotTriedAgainButMayHaveBeenApplied(int status) {
        assertThat(ofStatus(status)).isEqualTo(new Outcome.Unclear(false));
    }

    @Test
    void theRateLimitCarriesTheWaitThatWasAskedFor() {
        assertThat(Outcome.of(new RateLimitedException("", answer(429), Duration.ofSeconds(2)), true))
                .isEqualTo(new Outcome.Throttled(Optional.of(Duration.ofSeconds(2))));
        assertThat(Outcome.of(new RateLimitedException("", answer(429), null), true))
                .isEqualTo(new Outcome.Throttled(Optional.empty()));
    }

    @Test
    void silenceIsReadByWhetherTheRequestMayHaveArrived() {
        assertThat(Outcome.of(new ConnectionFailedException("", true, null), true))
                .isEqualTo(new Outcome.NotSent());
        assertThat(Outcome.of(new ConnectionFailedException("", false, null), true))
                .isEqualTo(new Outcome.Final());
        assertThat(Outcome.of(new ConnectionLostException("", null), true)).isEqualTo(new Outcome.Unclear(true));
        assertThat(Outcome.of(new LeverTimeoutException("", false, true), true)).isEqualTo(new Outcome.Unclear(true));
        assertThat(Outcome.of(new LeverTimeoutException("", false, false), true))
                .isEqualTo(new Outcome.NotSent());
        assertThat(Outcome.of(new LeverTimeoutException("", true, true), true)).isEqualTo(new Outcome.Unclear(false));
        assertThat(Outcome.of(new LeverTimeoutException("", true, false), true)).isEqualTo(new Outcome.Final());
    }

    @Test
    void whereNoAnswerCouldBeReadAWriteThatWentOutIsUnclear() {
        for (Throwable error : List.of(
                new MalformedResponseException("", null), new ClientClosedException(), new IllegalStateException())) {
            assertThat(Outcome.of(error, true)).isEqualTo(new Outcome.Unclear(false));
        }
    }

    @Test
    void theRestIsFinal() {
        assertThat(Outcome.of(new NotFoundException("", answer(404)), true)).isEqualTo(new Outcome.Missing());
        for (Throwable error : List.of(
                new AuthUnavailableException("", null), new ClientClosedException(), new IllegalStateException())) {
            assertThat(Outcome.of(error, false)).isEqualTo(new Outcome.Final());
        }
    }

    private static Outcome ofStatus(int status) {
        return Outcome.of(new ApiException("", answer(status)), true);
    }

    private static Answer answer(int status) {
        return new Answer(status, "", new byte[0]);
    }
}
