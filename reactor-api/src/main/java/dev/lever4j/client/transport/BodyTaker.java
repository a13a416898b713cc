package dev.lever4j.client.transport;

import dev.lever4j.client.http.HttpReply;
import java.nio.ByteBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes the body of a successful answer as it comes, in the place of its being collected. One call's. */
public interface BodyTaker {
    /**
     * Called once for each attempt that is answered with success.
     *
     * @param head with an empty body
     * @param parts heap buffers of the taker's own, read from the socket as they are asked for; cancelling closes the
     *     connection
     * @return completes when the body has been taken and found whole
     */
    Mono<Void> take(HttpReply head, Flux<ByteBuffer> parts);

    /** Whether it could begin anew, by now: nothing has been handed on for good. */
    boolean canStartOver();

    /** Whether a redirect may be followed to get it: it is the bytes of a file, and no answer of Lever's own. */
    boolean mayComeFromElsewhere();
}
