package dev.lever4j.sample.webflux;

import dev.lever4j.error.AuthException;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.OAuthClientException;
import dev.lever4j.error.OffsetExpiredException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.error.UnprocessedFileException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * What went wrong, as the page can act on it. Lever4J's errors are types, so that this is a list of decisions and not a
 * reading of messages.
 *
 * @param remedy what the page offers: a word that it knows
 */
record Problem(HttpStatus status, String remedy, String text) {
    // begin problem
    static Problem of(LeverException error) {
        if (error instanceof ReauthorizationRequiredException) {
            return new Problem(HttpStatus.CONFLICT, "connect", "Lever no longer accepts our grant. Connect again.");
        }
        if (error instanceof RateLimitedException) {
            return new Problem(HttpStatus.TOO_MANY_REQUESTS, "wait", "Lever is busy. Try again in a few seconds.");
        }
        if (error instanceof NotFoundException) {
            return new Problem(HttpStatus.NOT_FOUND, "reload", "It is no longer there. Somebody may have removed it.");
        }
        if (error instanceof OutcomeUnknownException) { // it may have been done, so it is not done again
            return new Problem(HttpStatus.BAD_GATEWAY, "check", "Lever did not say whether it was done. Look first.");
        }
        // end problem
        if (error instanceof UnprocessedFileException) {
            return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "none", "Lever could not process this file.");
        }
        if (error instanceof ForbiddenException) {
            return new Problem(HttpStatus.FORBIDDEN, "none", "The app has no right to this. Ask for its scope.");
        }
        if (error instanceof OffsetExpiredException) {
            return new Problem(HttpStatus.GONE, "reload", "Lever has forgotten this place in the list. Start again.");
        }
        if (error instanceof BadRequestException) {
            return new Problem(HttpStatus.BAD_GATEWAY, "none", "Lever refused it as it was asked. The log says more.");
        }
        if (error instanceof UnauthorizedException) {
            return new Problem(
                    HttpStatus.BAD_GATEWAY, "none", "Lever does not accept our credential. The log says more.");
        }
        if (error instanceof OAuthClientException) {
            return new Problem(
                    HttpStatus.BAD_GATEWAY,
                    "none",
                    "Lever does not accept this app. Check lever4j.oauth.client-secret.");
        }
        boolean ours = error instanceof AuthException || error instanceof ClientClosedException;
        return ours
                ? new Problem(HttpStatus.SERVICE_UNAVAILABLE, "wait", "No token can be had now. Try again soon.")
                : new Problem(HttpStatus.BAD_GATEWAY, "wait", "Lever did not answer as it should. Try again.");
    }

    /** As RFC 9457 has it. */
    ProblemDetail detail() {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, text);
        detail.setType(URI.create("urn:lever4j:sample:" + remedy));
        detail.setProperty("remedy", remedy);
        return detail;
    }
}
