package dev.lever4j.json;

import dev.lever4j.error.MalformedResponseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/** Reads an answer of the form {@code {"data": {...}}} in one pass. Stateless and safe to share. */
public final class SingleReader<T> {
    private final RecordReader<T> records;

    private SingleReader(RecordReader<T> records) {
        this.records = records;
    }

    /** The record as a model. */
    public static <T> SingleReader<T> typed(Class<T> type) {
        return new SingleReader<>(RecordReader.typed(type));
    }

    /** The record's bytes, exactly as they came. */
    public static SingleReader<RawJson> raw() {
        return new SingleReader<>(RecordReader.raw());
    }

    /**
     * Reads one answer.
     *
     * @param body is kept by a raw record; do not change it afterwards
     * @throws MalformedResponseException if it is not well-formed, has no {@code data}, or the record does not fit
     */
    public T read(byte[] body) {
        return Document.read(body, parser -> pass(body, parser));
    }

    private T pass(byte[] body, JsonParser parser) {
        List<T> found = new ArrayList<>(1);
        Envelope.eachField(parser, name -> {
            if (name.equals("data")) {
                found.add(records.read(body, parser).item());
            } else {
                parser.skipChildren();
            }
        });
        if (found.isEmpty()) {
            throw Fault.at(parser, "there is no \"data\"");
        }
        return found.get(0);
    }
}
