package dev.lever4j.export.folder;

import dev.lever4j.export.ExportSink;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What makes a finished export of what has come, and of that and what syncs have brought another. Blocks. */
record Ending(Books books, @Nullable FileFormat format, Sizes sizes, Runnable checkWanted) {
    /**
     * All is there that an export is to have.
     *
     * @param told how far files of another format are
     */
    void ofExport(ExportSink.Making told) throws IOException {
        if (!books.ledger().isFinished()) {
            if (format != null) {
                new Converting(books, format, sizes.chunk(), checkWanted, told).run();
            }
            books.finish();
        }
        goOn();
    }

    /** What syncs have brought becomes part of the files. */
    void ofSync(Instant until, boolean full) throws IOException {
        applying().begin(until, full);
        publish();
    }

    /** Where a sync that was interrupted has begun to change files, or has changed all and not said so. */
    void goOn() throws IOException {
        boolean isApplying = books.ledger().sync().applied() != null;
        if (isApplying) {
            applying().resume();
        }
        if (isApplying || !books.manifest().isThere()) {
            publish();
        }
    }

    /** What is to be relied upon, unless files of records are to be fetched before. */
    private void publish() throws IOException {
        if (books.ledger().isWhole()) {
            books.manifest().publish(books.ledger().manifest());
        }
    }

    private Applying applying() {
        return new Applying(books, format, sizes, checkWanted);
    }
}
