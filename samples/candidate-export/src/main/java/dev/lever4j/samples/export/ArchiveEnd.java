package dev.lever4j.samples.export;

/** Where an archive ends, in bytes of the file and in lines before they were compressed. */
record ArchiveEnd(long bytes, long lines) {
    static final ArchiveEnd NOTHING = new ArchiveEnd(0, 0);
}
