package dev.lever4j.simulator.api;

import java.util.Set;

/** Which body an operation takes: fields, and the names of the files that may come with it. */
record Body(Fields fields, boolean json, Set<String> files) {
    static final Body NONE = new Body(Fields.NONE, true, Set.of());

    /** A JSON object. */
    static Body json(Fields fields) {
        return new Body(fields, true, Set.of());
    }

    /** {@code multipart/form-data} only. */
    static Body multipart(Fields fields, String... files) {
        return new Body(fields, false, Set.of(files));
    }

    /** A JSON object, or {@code multipart/form-data} with files. */
    static Body jsonOrMultipart(Fields fields, String... files) {
        return new Body(fields, true, Set.of(files));
    }
}
