package dev.lever4j.client.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** What a request carries. */
public sealed interface Content {
    String JSON = "application/json";

    /** Nothing. */
    Content NONE = new None();

    /** JSON, or nothing where there is none. */
    static Content json(byte @Nullable [] body) {
        return body == null ? NONE : new Bytes(JSON, body);
    }

    /** Whether it can be read once more, by now. */
    default boolean canBeSentAgain() {
        return true;
    }

    record None() implements Content {}

    record Bytes(String type, byte[] bytes) implements Content {}

    /**
     * What is read while it is sent, of a length that is known before. One call's; its buffers are heap buffers that
     * nobody else uses.
     */
    final class Streamed implements Content {
        private final String type;
        private final long length;
        private final boolean repeatable;
        private final Flux<ByteBuffer> source;
        private final AtomicBoolean opened = new AtomicBoolean();

        /**
         * @param source emits exactly so many bytes, or an error of the {@code LeverException} tree
         * @param repeatable whether a second subscription gives the same bytes
         */
        public Streamed(String type, long length, boolean repeatable, Flux<ByteBuffer> source) {
            this.type = type;
            this.length = length;
            this.repeatable = repeatable;
            this.source = source;
        }

        public String type() {
            return type;
        }

        public long length() {
            return length;
        }

        @Override
        public boolean canBeSentAgain() {
            return repeatable || !opened.get();
        }

        public Flux<ByteBuffer> open() {
            return Flux.defer(() -> {
                opened.set(true);
                return source;
            });
        }
    }
}
