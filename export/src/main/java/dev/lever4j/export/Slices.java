package dev.lever4j.export;

import org.jspecify.annotations.Nullable;

/** Which slices a list is read in. Told of each page; see {@link SlicePlanner}. */
interface Slices {
    /** The list in one piece, which may have been begun before. */
    static Slices whole(boolean begun) {
        return new WholeList(begun);
    }

    /**
     * The slice to begin next; null if there is none, or none before more has been seen.
     *
     * @param parallel requests that have to be on their way at once to fill the limit
     */
    @Nullable
    Slice next(int parallel);

    /** A page came, and more follow. */
    void page(Slice slice, int records);

    /** The last page came. */
    void done(Slice slice, int records);

    /** Whether a slice that goes on should rather be given up. */
    boolean isTooMuch(Slice slice, int parallel);

    /** Nothing of it counts; its time is to be planned anew. */
    void giveUp(Slice slice);

    /** It starts over from its beginning. */
    void restarted(Slice slice);

    /** Whether all have been begun. */
    boolean isExhausted();

    /** Pages that are still to come, as far as can be told; -1 if it cannot. */
    long expectedPages();

    /** One slice. */
    final class WholeList implements Slices {
        private boolean begun;

        WholeList(boolean begun) {
            this.begun = begun;
        }

        @Override
        public @Nullable Slice next(int parallel) {
            Slice first = begun ? null : Slice.ALL;
            begun = true;
            return first;
        }

        @Override
        public void page(Slice slice, int records) {}

        @Override
        public void done(Slice slice, int records) {}

        @Override
        public boolean isTooMuch(Slice slice, int parallel) {
            return false;
        }

        @Override
        public void giveUp(Slice slice) {}

        @Override
        public void restarted(Slice slice) {}

        @Override
        public boolean isExhausted() {
            return begun;
        }

        @Override
        public long expectedPages() {
            return -1;
        }
    }
}
