package dev.lever4j.json;

import tools.jackson.core.StreamReadConstraints;

/** How large an answer may get before it is refused. Lever's pages lie far below each of these. */
final class Limits {
    static final int DEPTH = 64;
    static final int NUMBER = 64;
    static final int NAME = 256;
    static final int STRING = 8 << 20;
    static final int DOCUMENT = 32 << 20;
    static final int TOKENS = 2_000_000;

    private Limits() {}

    static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxNumberLength(NUMBER)
                .maxNameLength(NAME)
                .maxStringLength(STRING)
                .maxDocumentLength(DOCUMENT)
                .maxTokenCount(TOKENS)
                .build();
    }
}
