package dev.lever4j.client;

import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * What several processes may send together, for each credential that they share: Lever limits the credential, however
 * many processes use it.
 *
 * @see LeverResourcesBuilder#rateBudgets
 */
@FunctionalInterface
public interface RateBudgets {
    /**
     * Cold; takes one permit of a credential if there is one now, in one atomic step among all processes. Must not
     * block the thread that subscribes. An error, or no answer within a second, means that the budgets cannot be
     * reached.
     *
     * @param credential the same in each process, and holds no secret: printable ASCII
     * @param limit of all processes together; a credential is not known beforehand
     * @return zero if a permit was taken; else in how long one may be there
     */
    Mono<Duration> take(String credential, RateLimit limit);
}
