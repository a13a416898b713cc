package dev.lever4j.client;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.json.PageBytes;
import dev.lever4j.json.PageParts;
import dev.lever4j.json.PageReader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** One page whose records are emitted as they come, by as many attempts as it takes to get the first one. */
final class PageStream<T> {
    private final PageReader<T> reader;
    private @Nullable PageBytes<?> end;
    int emitted;

    PageStream(PageReader<T> reader) {
        this.reader = reader;
    }

    /** What an attempt's answer is made of. */
    Flux<T> read(HttpReply head, Flux<ByteBuffer> parts) {
        return Flux.defer(() -> {
            PageParts<T> page = reader.parts();
            return parts.concatMapIterable(part -> page.add(bytes(part)), 1)
                    .concatWith(Flux.defer(() -> Flux.fromIterable(rest(page))));
        });
    }

    /** What was said about going on, after an attempt whose answer has come whole. */
    PageBytes<?> end() {
        return Objects.requireNonNull(end, "the answer has not been read");
    }

    private List<T> rest(PageParts<T> page) {
        PageParts.End<T> last = page.end();
        end = last.page();
        return last.left();
    }

    private static byte[] bytes(ByteBuffer part) {
        if (part.hasArray() && part.remaining() == part.array().length) {
            return part.array();
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        return bytes;
    }
}
