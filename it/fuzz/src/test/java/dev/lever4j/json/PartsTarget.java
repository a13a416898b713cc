package dev.lever4j.json;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.fuzz.Check;
import dev.lever4j.fuzz.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter that chooses a reader, four that say how long the pieces are, and an answer. A page that is read while it
 * comes is the page that is read whole, wherever it is cut.
 */
public final class PartsTarget {
    private static final int HEAD = 5;

    /** All that a page is to a caller. */
    private record Read(
            List<?> items,
            int records,
            @Nullable String next,
            @Nullable Boolean hasNext) {}

    private interface Reading {
        Read read();
    }

    private PartsTarget() {}

    public static void fuzzerInitialize() throws Throwable {
        Target.PARTS.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > HEAD) {
            PageReader<?> reader = PageTarget.way(input[0]).reader();
            byte[] page = Arrays.copyOfRange(input, HEAD, input.length);
            Read whole = outcome(() -> whole(reader, page));
            Check.equal(outcome(() -> inParts(reader, pieces(input))), whole, "in parts it is another page");
        }
    }

    private static Read whole(PageReader<?> reader, byte[] page) {
        PageBytes<?> read = reader.read(page);
        return new Read(read.items(), read.records().size(), read.next(), read.hasNext());
    }

    private static <T> Read inParts(PageReader<T> reader, List<byte[]> pieces) {
        PageParts<T> parts = reader.parts();
        List<T> items = new ArrayList<>();
        pieces.forEach(piece -> items.addAll(parts.add(piece)));
        PageParts.End<T> end = parts.end();
        items.addAll(end.left());
        return new Read(
                items,
                end.page().records().size(),
                end.page().next(),
                end.page().hasNext());
    }

    private static List<byte[]> pieces(byte[] input) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = HEAD; from < input.length; ) {
            int length = 1 + (input[1 + pieces.size() % (HEAD - 1)] & 0xff);
            int end = Math.min(input.length, from + length);
            pieces.add(Arrays.copyOfRange(input, from, end));
            from = end;
        }
        return pieces;
    }

    /** Null where it is refused: where the fault lies is told in another way. */
    private static @Nullable Read outcome(Reading reading) {
        try {
            return reading.read();
        } catch (MalformedResponseException refused) {
            Check.refusal(refused);
            return null;
        }
    }
}
