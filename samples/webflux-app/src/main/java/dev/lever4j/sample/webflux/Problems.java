package dev.lever4j.sample.webflux;

import dev.lever4j.error.LeverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers for calls that failed: to the page what to do, to the log what happened. */
@RestControllerAdvice
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> lever(LeverException error) {
        LOG.warn("{}", error.getMessage()); // it holds no secret and nothing of the candidate
        return answer(Problem.of(error));
    }

    /** The SDK checks ids before it sends anything. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> badRequest(IllegalArgumentException error) {
        return answer(new Problem(HttpStatus.BAD_REQUEST, "none", "The page asked for something that cannot be."));
    }

    private static ResponseEntity<ProblemDetail> answer(Problem problem) {
        return ResponseEntity.status(problem.status()).body(problem.detail());
    }
}
