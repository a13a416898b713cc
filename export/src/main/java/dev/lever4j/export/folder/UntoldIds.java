package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/**
 * Ids of records of the list that a folder holds, and of which no line of the round that is under way tells, neither as
 * come nor as gone. Found at once, since batches are kept while they are read, and written into a file that is gone
 * when it is closed, so that a million take no heap. Blocks.
 */
final class UntoldIds {
    private static final String NAME = "untold";
    /** In the place of a commit: it is not to be named. */
    private static final long TOLD = 1;

    private final Path folder;
    private final FileChannel file;

    private UntoldIds(Path folder, FileChannel file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Finds them.
     *
     * @param format null for lines of JSON
     * @param checkWanted throws if none of this is wanted any more
     */
    static UntoldIds of(Books books, @Nullable FileFormat format, Runnable checkWanted) throws IOException {
        IdIndex told = IdIndex.create(books.disk(), books.folder());
        FileChannel file = books.disk().scratch(IdIndex.scratch(books.folder(), NAME));
        try {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file)));
            new Search(books, told, out, checkWanted).run(new KeptFiles(books, format, checkWanted));
            out.flush();
            return new UntoldIds(books.folder(), file);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        } finally {
            told.close();
        }
    }

    /** To be subscribed to once. */
    Flux<String> ids() {
        return Flux.generate(this::opened, this::step);
    }

    private DataInputStream opened() throws IOException {
        file.position(0);
        return new DataInputStream(new BufferedInputStream(Channels.newInputStream(file)));
    }

    private DataInputStream step(DataInputStream in, SynchronousSink<String> sink) {
        try {
            sink.next(in.readUTF());
        } catch (EOFException e) {
            sink.complete();
        } catch (IOException e) {
            sink.error(Trouble.io(folder, e));
        }
        return in;
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            // the next run deletes it
        }
    }

    private record Search(Books books, IdIndex told, DataOutputStream out, Runnable checkWanted) {
        void run(KeptFiles files) throws IOException {
            SyncState sync = books.ledger().sync();
            ExportResource root = books.ledger().checkpoint().root();
            books.syncsSince(sync.roundAt(), checkWanted, (line, said, number) -> {
                for (String id : said.gone().getOrDefault(root, List.of())) {
                    told.offer(RecordId.of(id), null, TOLD);
                }
            });
            List<FolderManifest.Segment> come = new Pending(books, checkWanted).of(root);
            for (FolderManifest.Segment segment : come) {
                if (SegmentNames.commit(segment.name()) >= sync.roundAt()) {
                    read(segment, id -> told.offer(RecordId.of(id), null, TOLD));
                }
            }
            // of an earlier round that has not been applied
            for (FolderManifest.Segment segment : come) {
                if (SegmentNames.commit(segment.name()) < sync.roundAt()) {
                    read(segment, this::held);
                }
            }
            for (FolderManifest.Segment segment : books.ledger().segments(root)) {
                files.read(segment, (id, parent) -> {
                    if (id != null) {
                        held(id);
                    }
                    return true;
                });
            }
        }

        private interface EachId {
            void take(String id) throws IOException;
        }

        private void read(FolderManifest.Segment segment, EachId each) throws IOException {
            SegmentReader.read(books.folder(), segment, line -> {
                checkWanted.run();
                String id = RecordFields.of(line.buffer(), line.from(), "").id();
                if (id != null) {
                    each.take(id);
                }
            });
        }

        /** Once. */
        private void held(String id) throws IOException {
            if (told.offer(RecordId.of(id), null, TOLD) == IdIndex.NEW) {
                out.writeUTF(id);
            }
        }
    }
}
