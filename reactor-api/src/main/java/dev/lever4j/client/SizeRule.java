package dev.lever4j.client;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.MalformedResponseException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * How large a download may and must be.
 *
 * @param exact null where any size will do
 */
record SizeRule(@Nullable Long exact, long most) {
    static final SizeRule ANY = new SizeRule(null, Long.MAX_VALUE);

    SizeRule exactly(long bytes) {
        return new SizeRule(checked(bytes), most);
    }

    SizeRule atMost(long bytes) {
        return new SizeRule(exact, checked(bytes));
    }

    /** The parts, which end in an error unless they add up to what head and rule say; a wrong head is one at once. */
    Flux<ByteBuffer> enforce(HttpReply head, Flux<ByteBuffer> parts) {
        return Flux.defer(() -> {
            Long claimed = claimed(head);
            if (claimed != null && exact != null && !claimed.equals(exact)) {
                return Flux.error(another(claimed));
            }
            if (claimed != null && claimed > most) {
                return Flux.error(tooLarge());
            }
            return count(parts, claimed == null ? exact : claimed);
        });
    }

    private Flux<ByteBuffer> count(Flux<ByteBuffer> parts, @Nullable Long wanted) {
        long[] size = {0};
        return parts.doOnNext(part -> {
                    size[0] += part.remaining();
                    if (size[0] > most) {
                        throw tooLarge();
                    }
                    if (wanted != null && size[0] > wanted) {
                        throw another(size[0]);
                    }
                })
                .concatWith(Flux.defer(
                        () -> wanted == null || wanted == size[0] ? Flux.empty() : Flux.error(another(size[0]))));
    }

    private static @Nullable Long claimed(HttpReply head) {
        boolean one = head.header("content-length").size() == 1;
        return one ? Long.valueOf(head.header("content-length").get(0).strip()) : null;
    }

    private MalformedResponseException tooLarge() {
        return new MalformedResponseException("a download is larger than the " + most + " bytes allowed", null);
    }

    private MalformedResponseException another(long size) {
        return new MalformedResponseException(
                "a download has another size than the one that was said (" + size + " bytes so far"
                        + (exact == null ? "" : ", " + exact + " expected") + "); nothing proves that it is whole",
                null);
    }

    private static long checked(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size in bytes is not negative");
        }
        return bytes;
    }
}
