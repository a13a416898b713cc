package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.ApiException;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.OAuthClientException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.RefreshOutcomeUnknownException;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.error.TokenStoreException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.export.ExportFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Exceptions;

class FailuresTest {
    private static final ApiException.Answer ANSWER = new ApiException.Answer(400, "", new byte[0]);

    static Stream<Arguments> errors() {
        ConnectionLostException lost = new ConnectionLostException("lost", null);
        return Stream.of(
                Arguments.of(new UnauthorizedException("no", ANSWER), 3),
                Arguments.of(new ReauthorizationRequiredException("no", null), 3),
                Arguments.of(new OAuthClientException("no", null), 3),
                Arguments.of(new RefreshOutcomeUnknownException("no", null), 3),
                Arguments.of(new ForbiddenException("no", ANSWER), 4),
                Arguments.of(new RateLimitedException("no", ANSWER, null), 4),
                Arguments.of(new ServerErrorException("no", ANSWER), 4),
                Arguments.of(new ApiException("no", ANSWER), 4),
                Arguments.of(new AuthUnavailableException("no", null), 5),
                Arguments.of(new ConnectionFailedException("no", true, null), 5),
                Arguments.of(lost, 5),
                Arguments.of(new LeverTimeoutException("no", true, true), 5),
                Arguments.of(new OutcomeUnknownException("no", lost), 5),
                Arguments.of(new MalformedResponseException("no", null), 5),
                Arguments.of(new TokenStoreException("no", null), 6),
                Arguments.of(new ExportFileException(Path.of("x"), "no", null), 6),
                Arguments.of(new IOException("no"), 6),
                Arguments.of(Exceptions.propagate(new IOException("no")), 6),
                Arguments.of(Failure.usage("no"), 2),
                Arguments.of(Failure.interrupted(), 130),
                Arguments.of(new IllegalStateException("no"), 1));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorHasItsExitCode(Throwable error, int exitCode) {
        assertThat(Failures.explain(error).exitCode()).isEqualTo(exitCode);
        assertThat(Failures.explain(error).sentence()).isNotBlank().doesNotContain("\n");
    }
}
