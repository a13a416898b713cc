package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a finished export, read and made anew without some records, whatever their format. Blocks. */
final class KeptFiles {
    private static final int PIECE = 64 * 1024;
    private static final long SMALL = 4L << 20;

    private final Books books;
    private final @Nullable FileFormat format;
    private final Runnable checkWanted;

    /**
     * @param format null for lines of JSON
     * @param checkWanted throws if none of this is wanted any more
     */
    KeptFiles(Books books, @Nullable FileFormat format, Runnable checkWanted) {
        this.books = books;
        this.format = format;
        this.checkWanted = checkWanted;
    }

    /** Told of each record; says whether it stays. */
    interface EachRecord {
        boolean stays(@Nullable String id, @Nullable String parent) throws IOException;
    }

    /** Reads a file to its end, and writes nothing. */
    void read(FolderManifest.Segment segment, EachRecord each) throws IOException {
        ExportResource resource = SegmentNames.resource(segment.name());
        if (SegmentNames.isLines(segment.name())) {
            SegmentReader.read(books.folder(), segment, line -> stays(resource, line, each));
        } else {
            readOthers(segment, keeping(resource, (id, parent) -> {
                each.stays(id, parent);
                return false;
            }));
        }
    }

    /** Told of each record that has a file. */
    interface EachFile {
        void take(RecordsFile file) throws IOException;
    }

    /** As {@link #read}, of records that may have files. */
    void readFiles(FolderManifest.Segment segment, EachFile each) throws IOException {
        FileTeller teller = new FileTeller(books.folder().resolve(segment.name()), segment, checkWanted, each);
        if (SegmentNames.isLines(segment.name())) {
            SegmentReader.read(
                    books.folder(), segment, line -> teller.keeps(line.buffer(), line.from(), line.length()));
        } else {
            readOthers(segment, teller);
        }
    }

    private void readOthers(FolderManifest.Segment segment, FileFormat.Keeping none) throws IOException {
        FileFormat.Records nowhere =
                format().begin(SegmentNames.resource(segment.name()), OutputStream.nullOutputStream());
        copy(segment, nowhere, none);
        nowhere.end();
    }

    /** The file without what does not stay, in its place; nothing at all where that is nothing. */
    void rewrite(FolderManifest.Segment segment, EachRecord each) throws IOException {
        if (SegmentNames.isLines(segment.name())) {
            rewriteLines(segment, each);
        } else {
            rewriteOthers(List.of(segment), each);
        }
    }

    /** Makes one of many small files of another format that syncs leave behind. */
    void merge(ExportResource resource, int many) throws IOException {
        List<FolderManifest.Segment> small = books.ledger().segments(resource).stream()
                .filter(segment -> segment.bytes() < SMALL && !SegmentNames.isLines(segment.name()))
                .limit(many)
                .toList();
        if (small.size() == many) {
            rewriteOthers(small, (id, parent) -> true);
        }
    }

    private void rewriteLines(FolderManifest.Segment segment, EachRecord each) throws IOException {
        ExportResource resource = SegmentNames.resource(segment.name());
        Gathering fresh = books.gathering();
        try {
            SegmentReader.read(books.folder(), segment, line -> {
                if (stays(resource, line, each)) {
                    fresh.copy(resource, line, null);
                }
            });
            books.replace(List.of(segment.name()), fresh);
        } finally {
            fresh.abandon();
        }
    }

    private void rewriteOthers(List<FolderManifest.Segment> segments, EachRecord each) throws IOException {
        List<String> old = segments.stream().map(FolderManifest.Segment::name).toList();
        ExportResource resource = SegmentNames.resource(old.get(0));
        String name = SegmentNames.of(resource, books.log().next(), format().ending());
        SegmentWriter file = SegmentWriter.create(books.disk(), books.folder(), name);
        try {
            FileFormat.Records records = format().begin(resource, file.stream());
            long kept = 0;
            for (FolderManifest.Segment segment : segments) {
                kept += copy(segment, records, keeping(resource, each));
            }
            if (kept == 0) {
                books.replace(old, books.gathering());
                return;
            }
            records.end();
            file.took(kept, 0);
            books.replace(old, resource, file);
        } finally {
            file.abandon();
        }
    }

    private boolean stays(ExportResource resource, LineReader line, EachRecord each) throws IOException {
        checkWanted.run();
        RecordFields fields = RecordFields.of(line.buffer(), line.from(), Lines.parentField(resource));
        return each.stays(fields.id(), fields.parent());
    }

    private long copy(FolderManifest.Segment segment, FileFormat.Records into, FileFormat.Keeping which)
            throws IOException {
        Path file = books.folder().resolve(segment.name());
        check(file, segment);
        return into.copy(file, which);
    }

    private FileFormat.Keeping keeping(ExportResource resource, EachRecord each) {
        String parentField = Lines.parentField(resource);
        return new FileFormat.Keeping() {
            @Override
            public boolean keeps(@Nullable String id, @Nullable String parent) throws IOException {
                checkWanted.run();
                return each.stays(id, parent);
            }

            @Override
            public boolean keeps(byte[] line, int from, int length) throws IOException {
                RecordFields fields = RecordFields.of(line, from, parentField);
                return keeps(fields.id(), fields.parent());
            }
        };
    }

    /** Whether it is what was committed, before any of it goes into another file. */
    private void check(Path file, FolderManifest.Segment segment) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] piece = new byte[PIECE];
        try (InputStream in = new DigestInputStream(new FileInputStream(file.toFile()), digest)) {
            while (in.read(piece) >= 0) {
                checkWanted.run();
            }
        }
        if (!Sha256.hex(digest).equals(segment.sha256())) {
            throw Trouble.damaged(file, "has been changed since it was committed");
        }
    }

    private FileFormat format() {
        if (format == null) {
            throw new IllegalStateException("a file of another format, and none was given");
        }
        return format;
    }
}
