package dev.lever4j.json;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import java.util.List;

/**
 * Reads what Lever answers when one record was written: {@code {"data": {...}}}, as seen live. For some operations the
 * documentation shows the record one level deeper, alone or as the one element of a list; that is read too. Stateless
 * and safe to share.
 */
public final class WrittenReader<T> {
    private static final SingleReader<RawJson> OUTER = SingleReader.raw();
    private static final PageReader<RawJson> DEEPER = PageReader.raw(Shape.PAGED_OR_ONE);

    private final Class<T> type;

    private WrittenReader(Class<T> type) {
        this.type = type;
    }

    /** @param type a model without a field {@code data} of its own */
    public static <T> WrittenReader<T> typed(Class<T> type) {
        return new WrittenReader<>(type);
    }

    /**
     * Reads one answer.
     *
     * @throws MalformedResponseException if it is not well-formed, holds no record or several, or the record does not
     *     fit
     */
    public T read(byte[] body) {
        RawJson data = OUTER.read(body);
        RawJson record = data.toMap().containsKey("data") ? only(DEEPER.read(data.bytes())) : data;
        return LeverJson.decode(record.bytes(), type);
    }

    private static RawJson only(PageBytes<RawJson> page) {
        List<RawJson> records = page.records();
        if (records.size() != 1) {
            throw Fault.at(0, "\"data\" holds " + records.size() + " records in place of one");
        }
        return records.get(0);
    }
}
