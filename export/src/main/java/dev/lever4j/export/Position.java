package dev.lever4j.export;

import dev.lever4j.client.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * How far one strand of an export has come. It comes with a {@link Batch}: once the batch is durable, nothing before
 * the position need be asked for again. Positions of different slices come in any order, those of one slice, of a
 * closing pass and of the fan-out in theirs.
 */
public sealed interface Position {
    /** One line of text, without a line break; {@link #parse} takes it back. */
    String toText();

    /** @throws IllegalArgumentException if the text is no position's */
    static Position parse(String text) {
        return PositionText.parse(text);
    }

    /**
     * In a list.
     *
     * @param pass 0 while the time line is listed slice by slice; 1 and up for the closing passes
     * @param slice which strand; {@link Slice#ALL} where the list is not cut
     * @param next where it goes on; null if the slice is done
     */
    record InList(
            ExportResource resource,
            int pass,
            Slice slice,
            @Nullable Cursor next) implements Position {
        /** Whether nothing of the slice is left. */
        public boolean isDone() {
            return next == null;
        }

        @Override
        public String toText() {
            return PositionText.of(this);
        }
    }

    /**
     * All lists are done, closing passes included.
     *
     * @param settled whether the last closing pass found nothing new; true where none is needed
     */
    record Listed(boolean settled) implements Position {
        @Override
        public String toText() {
            return PositionText.of(this);
        }
    }

    /**
     * In the fan-out, whose tasks are numbered: parents in their order, for each its children in theirs.
     *
     * @param next the first task that is not done; all before it are
     * @param refused how many tasks before it were refused (403), so that what they would have brought is missing
     * @param failed how many could not be read though others could, so that what is in them is missing
     */
    record InFanOut(long next, long refused, long failed) implements Position {
        @Override
        public String toText() {
            return PositionText.of(this);
        }
    }
}
