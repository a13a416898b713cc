package dev.lever4j.json;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads an answer of the form {@code {"data": [...], "next": .., "hasNext": ..}} in one pass, whatever the order of its
 * keys, or the bare list where that is the shape. Stateless and safe to share.
 */
public final class PageReader<T> {
    private final RecordReader<T> records;
    private final Class<T> type;
    private final @Nullable QuickValue quick;
    private final Shape shape;

    private PageReader(RecordReader<T> records, Class<T> type, @Nullable QuickValue quick, Shape shape) {
        this.records = records;
        this.type = type;
        this.quick = quick;
        this.shape = shape;
    }

    /** Records as models; what the shape allows in place of the list is read as the list that it stands for. */
    public static <T> PageReader<T> typed(Class<T> type, Shape shape) {
        return new PageReader<>(RecordReader.typed(type), type, QuickTypes.of(type), shape);
    }

    /** Records as bytes, exactly as they came. */
    public static PageReader<RawJson> raw(Shape shape) {
        return new PageReader<>(RecordReader.raw(), RawJson.class, null, shape);
    }

    /** The same for one answer that is read while it comes. */
    public PageParts<T> parts() {
        PageReader<T> list = new PageReader<>(records, type, quick, Shape.BARE_LIST);
        return new PageParts<>(this, list, raw(shape));
    }

    /**
     * Reads one answer.
     *
     * @param body is kept by the page; do not change it afterwards
     * @throws MalformedResponseException if it is not well-formed, {@code data} is missing, null or not a list of
     *     objects, or a record does not fit; never a shortened list
     */
    public PageBytes<T> read(byte[] body) {
        PageBytes<T> quick = quickly(body);
        return quick != null ? quick : plainly(body);
    }

    /** Null where anything is unusual. */
    @Nullable
    PageBytes<T> quickly(byte[] body) {
        return QuickPage.read(body, shape, type, quick);
    }

    /** The same by the parser, which knows everything and says what is wrong. */
    PageBytes<T> plainly(byte[] body) {
        return Document.read(body, parser -> new Pass(body, parser).page());
    }

    private final class Pass {
        private final byte[] body;
        private final JsonParser parser;
        private final List<T> items = new ArrayList<>();
        private final List<RawJson> slices = new ArrayList<>();
        private boolean data;
        private int lists;
        private @Nullable String next;
        private @Nullable Boolean hasNext;

        Pass(byte[] body, JsonParser parser) {
            this.body = body;
            this.parser = parser;
        }

        PageBytes<T> page() {
            if (shape == Shape.BARE_LIST) {
                list();
            } else {
                Envelope.eachField(parser, this::field);
            }
            if (!data) {
                throw Fault.at(parser, "there is no \"data\"");
            }
            return new PageBytes<>(items, slices, next, hasNext);
        }

        private void field(String name) {
            switch (name) {
                case "data" -> list();
                case "next" -> next = Envelope.textOrNull(parser, "\"next\"");
                case "hasNext" -> hasNext = Envelope.booleanOrNull(parser, "\"hasNext\"");
                default -> parser.skipChildren();
            }
        }

        private void list() {
            data = true;
            boolean object = parser.currentToken() == JsonToken.START_OBJECT;
            if (object && shape == Shape.PAGED_OR_ONE) {
                take();
            } else if (object && shape == Shape.PAGED_OR_NESTED) {
                nested();
            } else {
                elements();
            }
        }

        /** The list is the object's only field. */
        private void nested() {
            int before = lists;
            Envelope.eachField(parser, name -> elements());
            if (lists != before + 1) {
                throw Fault.at(parser, "\"data\" is neither a list nor an object with one list");
            }
        }

        private void elements() {
            lists++;
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw Fault.at(parser, shape == Shape.BARE_LIST ? "it is not a list" : "\"data\" is not a list");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                take();
            }
        }

        private void take() {
            RecordReader.Taken<T> taken = records.read(body, parser);
            items.add(taken.item());
            slices.add(taken.bytes());
        }
    }
}
