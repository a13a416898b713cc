package dev.lever4j.sample.webflux;

import dev.lever4j.error.LeverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebInputException;

/** Answers for calls that failed: to the page what to do, to the log what happened. */
@RestControllerAdvice
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** What the SDK checks before it sends anything, and what the page's own requests lack, are there as well. */
    @ExceptionHandler({LeverException.class, IllegalArgumentException.class, ServerWebInputException.class})
    ResponseEntity<ProblemDetail> failed(Exception error) {
        Problem problem = noted(error);
        return ResponseEntity.status(problem.status()).body(problem.detail());
    }

    /** An event of a stream that has begun, where no status can be set any more. */
    static ServerSentEvent<ProblemDetail> event(Throwable error) {
        return ServerSentEvent.builder(noted(error).detail()).event("problem").build();
    }

    private static Problem noted(Throwable error) {
        if (error instanceof LeverException known) {
            LOG.warn("{}", known.getMessage()); // it holds no secret and nothing of the candidate
            return Problem.of(known);
        }
        if (error instanceof IllegalArgumentException || error instanceof ServerWebInputException) {
            LOG.warn("a request was refused before anything was sent: {}", where(error));
            return new Problem(HttpStatus.BAD_REQUEST, "none", "The page asked for something that cannot be.");
        }
        LOG.error("a stream broke off: {}", where(error));
        return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "wait", "Something went wrong here. The log says more.");
    }

    /** Without its message, in which there may be what somebody typed. */
    private static String where(Throwable error) {
        StackTraceElement[] stack = error.getStackTrace();
        return error.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
