package dev.lever4j.json;

import org.jspecify.annotations.Nullable;

/**
 * Goes over values and checks them, names that come twice included; nothing is made of them. Where it stands is handed
 * on from step to step and kept in no field, which is what makes it quick.
 */
final class QuickCheck {
    private final byte[] bytes;
    private final JsonCursor in;
    private int lastBreak = -1;

    QuickCheck(JsonCursor in) {
        this.bytes = in.bytes;
        this.in = in;
    }

    /** A value, which the cursor stands before and then behind. */
    void value(Name name) {
        in.at = value(stand(in.at), name, in.depth + 1);
    }

    /** A record, whose place is noted, and those of its fields. */
    void record(Name root, FieldPlaces places) {
        int from = stand(in.at);
        if (bytes[from] != '{') {
            throw new Unusual();
        }
        places.begin(from);
        in.at = object(from + 1, root.inside(), in.depth + 1, places);
        places.end(in.at, lastBreak > from);
    }

    /** Where the value ends that begins there; so with the others. */
    private int value(int from, Name name, int depth) {
        return switch (bytes[from]) {
            case '"' -> text(from + 1);
            case '{' -> object(from + 1, name.inside(), depth, null);
            case '[' -> list(from + 1, name, depth);
            case 't' -> word(from, 'r', 'u', 'e');
            case 'f' -> closed(word(from, 'a', 'l', 's'), 'e');
            case 'n' -> word(from, 'u', 'l', 'l');
            default -> number(from);
        };
    }

    private int object(int from, Names names, int depth, @Nullable FieldPlaces places) {
        tooDeep(depth);
        names.begin();
        int at = stand(from);
        if (bytes[at] == '}') {
            return at + 1;
        }
        Name name = null;
        while (bytes[at] == '"') {
            name = names.at(in, at + 1, name);
            if (places != null) {
                places.field(at + 1, name.length);
            }
            at = stand(at + name.length + 2);
            if (bytes[at] != ':') {
                break;
            }
            at = stand(value(stand(at + 1), name, depth + 1));
            if (bytes[at] != ',') {
                return closed(at, '}');
            }
            at = stand(at + 1);
        }
        throw new Unusual();
    }

    private int list(int from, Name name, int depth) {
        tooDeep(depth);
        int at = stand(from);
        if (bytes[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = stand(value(at, name, depth + 1));
            if (bytes[at] != ',') {
                return closed(at, ']');
            }
            at = stand(at + 1);
        }
    }

    private int closed(int at, int close) {
        if (bytes[at] != close) {
            throw new Unusual();
        }
        return at + 1;
    }

    private static void tooDeep(int depth) {
        if (depth > Limits.DEPTH) {
            throw new Unusual();
        }
    }

    private int text(int from) {
        int end = EightBytes.endOfPlain(bytes, from);
        if (bytes[end] == '"') {
            return end + 1;
        }
        in.at = from;
        Escapes.check(in, end);
        return in.at;
    }

    private int number(int from) {
        int first = bytes[from] == '-' ? from + 1 : from;
        int end = EightBytes.endOfDigits(bytes, first);
        int length = end - first;
        // zero with a sign is not the same to everybody
        if (length == 0 || (bytes[first] == '0' && (length > 1 || first > from))) {
            throw new Unusual();
        }
        if (bytes[end] == '.') {
            int fraction = end + 1;
            end = EightBytes.endOfDigits(bytes, fraction);
            length += end - fraction;
            if (end == fraction) {
                throw new Unusual();
            }
        }
        // an exponent is nothing that follows a number, which the next step finds
        if (length > JsonCursor.DIGITS) {
            throw new Unusual();
        }
        return end;
    }

    private int word(int from, int second, int third, int fourth) {
        if (bytes[from + 1] != second || bytes[from + 2] != third || bytes[from + 3] != fourth) {
            throw new Unusual();
        }
        return from + 4;
    }

    /** What is no blank, there or behind blanks; that it is what may come there is for the next step to know. */
    private int stand(int from) {
        return bytes[from] > ' ' ? from : behindBlanks(from);
    }

    private int behindBlanks(int from) {
        int at = from;
        while (JsonCursor.isBlank(bytes[at])) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                lastBreak = at;
            }
            at++;
        }
        return at;
    }
}
