package dev.lever4j.spring;

import dev.lever4j.webhook.WebhookVerifier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was posted, as it came. */
final class DeliveryBody {
    private DeliveryBody() {}

    /** Cold. Ends one byte after the most that a verifier takes, so that it sees that there was more. */
    static Mono<byte[]> of(ServerRequest request) {
        Flux<DataBuffer> body = request.body(BodyExtractors.toDataBuffers());
        return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(body, WebhookVerifier.MOST_BYTES + 1))
                .map(DeliveryBody::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer joined) {
        byte[] bytes = new byte[joined.readableByteCount()];
        joined.read(bytes);
        DataBufferUtils.release(joined);
        return bytes;
    }
}
