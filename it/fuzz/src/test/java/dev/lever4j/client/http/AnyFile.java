package dev.lever4j.client.http;

import dev.lever4j.client.transport.BodyTaker;
import java.nio.ByteBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A download, which may come from elsewhere. */
final class AnyFile implements BodyTaker {
    @Override
    public Mono<Void> take(HttpReply head, Flux<ByteBuffer> parts) {
        return parts.then();
    }

    @Override
    public boolean canStartOver() {
        return true;
    }

    @Override
    public boolean mayComeFromElsewhere() {
        return true;
    }
}
