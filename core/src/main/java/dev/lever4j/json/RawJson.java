package dev.lever4j.json;

import dev.lever4j.error.MalformedResponseException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One record's JSON, exactly as Lever sent it: well-formed, UTF-8, an object. It shares its page's bytes until it is
 * {@link #detached}. {@code toString} shows its length only.
 */
public final class RawJson {
    private final byte[] page;
    private final int from;
    private final int length;
    private final int @Nullable [] places;
    private final int record;

    RawJson(byte[] page, int from, int length) {
        this(page, from, length, null, 0);
    }

    /** @param places where its fields have been noted, see {@link FieldPlaces}; null if nowhere */
    RawJson(byte[] page, int from, int length, int @Nullable [] places, int record) {
        this.page = page;
        this.from = from;
        this.length = length;
        this.places = places;
        this.record = record;
    }

    /**
     * The record of one text.
     *
     * @param json is kept; do not change it afterwards
     * @throws MalformedResponseException if it is not one well-formed object
     */
    public static RawJson of(byte[] json) {
        return Document.read(
                json, parser -> RecordReader.raw().read(json, parser).bytes());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return Arrays.copyOfRange(page, from, from + length);
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    /** Writes the bytes as they are; the stream is neither flushed nor closed. */
    public void writeTo(OutputStream out) {
        try {
            out.write(page, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #writeTo}, without the brace that opens the object. */
    public void writeFieldsTo(OutputStream out) {
        try {
            out.write(page, from + 1, length - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether no line break lies in it. Lever sends none; JSON allows them between tokens, where a blank means the
     * same.
     */
    public boolean isOneLine() {
        return places == null ? hasNoBreak() : !FieldPlaces.isBroken(places, record);
    }

    private boolean hasNoBreak() {
        for (int i = from; i < from + length; i++) {
            if (i + 8 <= from + length && !EightBytes.haveControls(EightBytes.at(page, i))) {
                i += 7;
            } else if (page[i] == '\n' || page[i] == '\r') {
                return false;
            }
        }
        return true;
    }

    /** The same record without line breaks, for where one must be one line; itself if there are none. */
    public RawJson oneLine() {
        if (isOneLine()) {
            return this;
        }
        byte[] line = bytes();
        int kept = 0;
        for (byte b : line) {
            if (b != '\n' && b != '\r') {
                line[kept++] = b;
            }
        }
        return new RawJson(line, 0, kept);
    }

    /** A copy of the bytes without line breaks. */
    public byte[] line() {
        return oneLine().bytes();
    }

    /** The same record with bytes of its own: for whoever keeps it longer than its page. */
    public RawJson detached() {
        return length == page.length ? this : new RawJson(bytes(), 0, length);
    }

    /** Goes over its own fields. */
    public RecordFieldCursor fields() {
        return new RecordFieldCursor(page, from, places, record);
    }

    /** The text of the record's own {@code id}; empty if it has none. */
    public Optional<String> id() {
        for (RecordFieldCursor field = fields(); field.next(); ) {
            if (field.isNamed("id")) {
                return Optional.ofNullable(field.text());
            }
        }
        return Optional.empty();
    }

    /** The id of the record that begins at a place of a checked text; empty if none comes before it ends or breaks. */
    static String idAt(byte[] text, int from) {
        @Nullable String[] id = {null};
        try (JsonParser parser = LeverJson.MAPPER.createParser(text, from, text.length - from)) {
            parser.nextToken();
            findId(parser, id);
        } catch (JacksonException | MalformedResponseException broken) {
            // an id that came before the break still names the record
        }
        return Objects.requireNonNullElse(id[0], "");
    }

    /** What lies under one of the record's own fields, as Lever sent it. */
    public Nested nested(String field) {
        for (RecordFieldCursor in = fields(); in.next(); ) {
            if (in.isNamed(field)) {
                List<RawJson> found = new ArrayList<>();
                int start = in.at();
                return Document.slice(page, start, in.end() - start, parser -> {
                    boolean whole = takeObjects(parser, start, found);
                    return new Nested(found, whole);
                });
            }
        }
        return new Nested(List.of(), false);
    }

    /**
     * What lies under a field.
     *
     * @param objects one, or those of a list
     * @param isWhole whether these are all that there is: false where the field is absent, or holds anything else, such
     *     as ids that were not expanded. A null and an empty list are whole, and there is nothing.
     */
    public record Nested(List<RawJson> objects, boolean isWhole) {
        public Nested {
            objects = List.copyOf(objects);
        }
    }

    /** Whether it took all that is there. */
    private boolean takeObjects(JsonParser parser, int value, List<RawJson> found) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return parser.currentToken() == JsonToken.VALUE_NULL || takeObject(parser, value, found);
        }
        boolean whole = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            whole &= takeObject(parser, value, found);
        }
        return whole;
    }

    private boolean takeObject(JsonParser parser, int value, List<RawJson> found) {
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getByteOffset();
        if (object) {
            found.add(new RawJson(page, value + start, end - start));
        }
        return object;
    }

    /** The record without a model; see {@link LeverJson#map}. */
    public Map<String, @Nullable Object> toMap() {
        return Document.slice(page, from, length, LeverJson::anyObject);
    }

    /**
     * Strings that are skipped are not measured by the parser; only a record longer than the limit can hold one too
     * long.
     */
    void checkStrings() {
        if (length > Limits.STRING) {
            toMap();
        }
    }

    private static void findId(JsonParser parser, @Nullable String[] id) {
        Envelope.eachField(parser, name -> {
            if (name.equals("id") && parser.currentToken() == JsonToken.VALUE_STRING) {
                id[0] = parser.getString();
            }
            parser.skipChildren();
        });
    }

    /** Same bytes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawJson that
                && Arrays.equals(page, from, from + length, that.page, that.from, that.from + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + page[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return "RawJson[" + length + " bytes]";
    }
}
