package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Goes over a record's own fields, for whoever wants a few of them and builds nothing: what lies in the others is
 * passed by. The record was checked before, as {@link RawJson} is; of any other text nothing can be said. Not
 * thread-safe.
 */
public final class RecordFieldCursor {
    private static final int DIGITS = 18;
    private static final int UNKNOWN = -1;

    private final byte[] json;
    private final int @Nullable [] places;
    private final int lastPlace;
    private int place;

    private int nameAt;
    private int nameEnd;
    private boolean isNamePlain;
    private int at;
    private int end;

    /** @param places where the record's fields have been noted, see {@link FieldPlaces}; null if nowhere */
    RecordFieldCursor(byte[] json, int from, int @Nullable [] places, int record) {
        this.json = json;
        this.places = places;
        this.place = FieldPlaces.firstField(record);
        this.lastPlace = places == null ? 0 : FieldPlaces.behindFields(places, record);
        this.end = places == null ? blanks(from) + 1 : 0;
    }

    /** Stands before the first field of the object that lies there. */
    public static RecordFieldCursor over(byte[] json, int from) {
        return new RecordFieldCursor(json, from, null, 0);
    }

    /** Goes to the next field; false if there is none. */
    public boolean next() {
        return places == null ? look() : leap(places);
    }

    private boolean leap(int[] noted) {
        if (place == lastPlace) {
            return false;
        }
        int field = noted[place++];
        nameAt = FieldPlaces.nameAt(field);
        nameEnd = nameAt + FieldPlaces.nameLength(field);
        isNamePlain = true;
        at = UNKNOWN;
        end = UNKNOWN;
        return true;
    }

    private boolean look() {
        int next = blanks(end());
        if (json[next] == ',') {
            next = blanks(next + 1);
        }
        if (json[next] == '}') {
            return false;
        }
        nameAt = next + 1;
        nameEnd = EightBytes.endOfPlain(json, nameAt);
        isNamePlain = json[nameEnd] == '"';
        nameEnd = isNamePlain ? nameEnd : endOfText(nameAt);
        at = UNKNOWN;
        end = UNKNOWN;
        return true;
    }

    /** Whether the field is called so. */
    public boolean isNamed(String name) {
        if (!isNamePlain) {
            return name.equals(decoded(nameAt - 1, nameEnd + 1));
        }
        if (nameEnd - nameAt != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (json[nameAt + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The field's value if it is text. */
    public @Nullable String text() {
        return json[at()] == '"' ? decoded(at(), end()) : null;
    }

    /** The field's value if it is a whole number that a {@code long} can hold; as text too, as models read it. */
    public @Nullable Long whole() {
        byte first = json[at()];
        if (first == '"') {
            String text = decoded(at, end());
            return LongReader.WHOLE.matcher(text).matches() ? Long.valueOf(text) : null;
        }
        return first == '-' || (first >= '0' && first <= '9') ? number() : null;
    }

    /** Whether the field's value is {@code true}. */
    public boolean isTrue() {
        return json[at()] == 't';
    }

    /** Null if it is no whole one, or too large. */
    private @Nullable Long number() {
        if (end() - at > DIGITS) {
            return larger();
        }
        long number = 0;
        for (int i = json[at] == '-' ? at + 1 : at; i < end; i++) {
            int digit = json[i] - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = 10 * number + digit;
        }
        return json[at] == '-' ? -number : number;
    }

    private @Nullable Long larger() {
        try {
            return Long.valueOf(ascii(at, end));
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** Where the field's value begins. */
    int at() {
        if (at == UNKNOWN) {
            at = blanks(blanks(nameEnd + 1) + 1);
        }
        return at;
    }

    /** Behind the field's value. */
    int end() {
        if (end == UNKNOWN) {
            end = endOfValue(at());
        }
        return end;
    }

    private String ascii(int from, int to) {
        return new String(json, from, to - from, ISO_8859_1);
    }

    private String decoded(int from, int to) {
        return EightBytes.endOfPlain(json, from + 1) == to - 1
                ? ascii(from + 1, to - 1)
                : Document.slice(json, from, to - from, JsonParser::getString);
    }

    private int blanks(int from) {
        int next = from;
        while (json[next] <= ' ') {
            next++;
        }
        return next;
    }

    /** The quote that ends the text that begins there. */
    private int endOfText(int from) {
        int quote = EightBytes.endOfPlain(json, from);
        while (json[quote] != '"') {
            quote = EightBytes.endOfPlain(json, quote + (json[quote] == '\\' ? 2 : 1));
        }
        return quote;
    }

    /** Behind the value that begins there. */
    private int endOfValue(int from) {
        int open = 0;
        int next = from;
        do {
            int here = json[next];
            // a bit makes a brace of a bracket, and of nothing else that stands between values
            int brace = here | ' ';
            if (here == '"') {
                next = endOfText(next + 1);
            } else if (brace == '{') {
                open++;
            } else if (brace == '}') {
                open--;
            }
            next++;
        } while (open > 0);
        return json[from] == '{' || json[from] == '[' || json[from] == '"' ? next : endOfWord(next);
    }

    /** Of a number, true, false or null. */
    private int endOfWord(int from) {
        int next = from;
        while (json[next] > ' ' && json[next] != ',' && json[next] != '}') {
            next++;
        }
        return next;
    }
}
