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
    private final byte[] json;
    private int nameAt;
    private int nameEnd;
    private boolean isNamePlain;
    private int at;
    private int end;

    private RecordFieldCursor(byte[] json, int from) {
        this.json = json;
        this.end = blanks(from) + 1;
    }

    /** Stands before the first field of the object that lies there. */
    public static RecordFieldCursor over(byte[] json, int from) {
        return new RecordFieldCursor(json, from);
    }

    /** Goes to the next field; false if there is none. */
    public boolean next() {
        int next = blanks(end);
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
        at = blanks(blanks(nameEnd + 1) + 1);
        end = endOfValue(at);
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
        return json[at] == '"' ? decoded(at, end) : null;
    }

    /** The field's value if it is a whole number, also as text, that a {@code long} can hold. */
    public @Nullable Long whole() {
        boolean number = json[at] == '-' || (json[at] >= '0' && json[at] <= '9');
        String digits = number ? ascii(at, end) : text();
        try {
            return digits == null ? null : Long.valueOf(digits);
        } catch (NumberFormatException none) {
            return null;
        }
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
