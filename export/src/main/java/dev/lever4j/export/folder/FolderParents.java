package dev.lever4j.export.folder;

import dev.lever4j.export.Parents;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/** The records of the list in the order of their segments, which are read as ids are asked for. */
final class FolderParents implements Parents {
    private final Path folder;
    private final List<FolderManifest.Segment> segments;
    private final Scheduler disk;

    FolderParents(Path folder, List<FolderManifest.Segment> segments, Scheduler disk) {
        this.folder = folder;
        this.segments = segments;
        this.disk = disk;
    }

    @Override
    public long count() {
        return segments.stream().mapToLong(FolderManifest.Segment::rows).sum();
    }

    @Override
    public Flux<String> from(long ordinal) {
        return Flux.<String, Walk>generate(() -> new Walk(ordinal), Walk::step, Walk::close)
                .subscribeOn(disk);
    }

    /** One pass over them. */
    private final class Walk {
        private int segment;
        private long skip;
        private @Nullable InputStream in;
        private @Nullable LineReader lines;

        Walk(long skip) {
            this.skip = skip;
        }

        Walk step(SynchronousSink<String> sink) {
            try {
                String id = next();
                if (id == null) {
                    sink.complete();
                } else {
                    sink.next(id);
                }
            } catch (IOException e) {
                sink.error(Trouble.io(folder, e));
            }
            return this;
        }

        private @Nullable String next() throws IOException {
            while (lines != null || open()) {
                while (lines != null && lines.next()) {
                    if (skip == 0) {
                        return id(lines);
                    }
                    skip--;
                }
                close();
            }
            return null;
        }

        private String id(LineReader line) {
            String id = RecordFields.of(line.buffer(), line.from(), "").id();
            if (id == null) {
                throw Trouble.damaged(folder.resolve(segments.get(segment - 1).name()), "has a record without an id");
            }
            return id;
        }

        /** The next segment that is not skipped whole; false if there is none. */
        private boolean open() throws IOException {
            while (segment < segments.size() && skip >= segments.get(segment).rows()) {
                skip -= segments.get(segment++).rows();
            }
            if (segment == segments.size()) {
                return false;
            }
            // a plain stream: those of channels are closed by an interrupt
            InputStream opened = new FileInputStream(
                    folder.resolve(segments.get(segment++).name()).toFile());
            in = opened;
            lines = new LineReader(opened);
            return true;
        }

        void close() {
            lines = null;
            try {
                if (in != null) {
                    in.close();
                }
            } catch (IOException e) {
                // it was only read
            }
            in = null;
        }
    }
}
