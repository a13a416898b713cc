package dev.lever4j.export.folder;

/**
 * How much becomes one.
 *
 * @param many small segments of children that become one segment
 * @param chunk bytes of segments that become one file of another format, about
 */
record Sizes(int many, long chunk) {
    static final Sizes USUAL = new Sizes(128, 256L << 20);

    Sizes many(int other) {
        return new Sizes(other, chunk);
    }

    Sizes chunk(long other) {
        return new Sizes(many, other);
    }
}
