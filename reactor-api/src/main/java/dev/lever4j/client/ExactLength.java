package dev.lever4j.client;

import dev.lever4j.error.LocalFileException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/** Cuts what is sent into small pieces, so that few bytes wait for the socket, and holds it to its length. */
final class ExactLength {
    private static final int PIECE = 16 << 10;

    private ExactLength() {}

    static Flux<ByteBuffer> of(long length, Flux<ByteBuffer> parts) {
        return Flux.defer(() -> {
            long[] left = {length};
            return parts.doOnNext(part -> {
                        left[0] -= part.remaining();
                        if (left[0] < 0) {
                            throw another("longer");
                        }
                    })
                    .concatMapIterable(ExactLength::pieces, 1)
                    .concatWith(Flux.defer(() -> left[0] == 0 ? Flux.empty() : Flux.error(another("shorter"))));
        });
    }

    private static List<ByteBuffer> pieces(ByteBuffer part) {
        List<ByteBuffer> pieces = new ArrayList<>();
        for (int from = part.position(); from < part.limit(); from += PIECE) {
            pieces.add(part.slice(from, Math.min(PIECE, part.limit() - from)));
        }
        return pieces;
    }

    private static LocalFileException another(String longerOrShorter) {
        return new LocalFileException(
                "what was to be uploaded is " + longerOrShorter + " than was said, so nothing was stored", null);
    }
}
