package dev.lever4j.json;

import org.jspecify.annotations.Nullable;

/**
 * The names that the objects at one place of a page have: those of the next object come in the same order most of the
 * time, so each is compared with the one that followed last time, and looked up only where it is another.
 */
final class Names {
    /** Names as long as these are within the parser's limit in every way of counting. */
    static final int LONGEST = 120;

    private @Nullable Name[] table = new @Nullable Name[16];
    private int known;
    private @Nullable Name first;
    private int object;

    /** Another object begins, to whose names these are compared: two of them are never open at once. */
    void begin() {
        object++;
    }

    /** The object's next name and its colon; the same name twice is {@link Unusual}. */
    Name next(JsonCursor in, @Nullable Name before) {
        in.expect('"');
        Name name = at(in, in.at, before);
        in.at += name.length + 1;
        in.expect(':');
        return name;
    }

    /** The object's next name, whose first byte lies there; the same name twice is {@link Unusual}. */
    Name at(JsonCursor in, int from, @Nullable Name before) {
        Name name = find(in, from, before);
        if (name.object == object) {
            throw new Unusual();
        }
        name.object = object;
        return name;
    }

    /** The next string as one of a few that are expected. */
    Name word(JsonCursor in, @Nullable Name before) {
        in.expect('"');
        Name name = find(in, in.at, before);
        in.at += name.length + 1;
        return name;
    }

    private Name find(JsonCursor in, int from, @Nullable Name before) {
        Name name = before == null ? first : before.next;
        if (name == null || !name.isAt(in.bytes, from)) {
            name = other(in, from);
            if (before == null) {
                first = name;
            } else {
                before.next = name;
            }
        }
        return name;
    }

    private Name other(JsonCursor in, int from) {
        int length = EightBytes.endOfPlain(in.bytes, from) - from;
        if (length > LONGEST || in.bytes[from + length] != '"') {
            throw new Unusual();
        }
        long[] words = Name.words(in.bytes, from, length);
        int at = slot(table, words);
        Name name = table[at];
        if (name == null) {
            in.learn();
            name = new Name(words, length);
            table[at] = name;
            grow();
        }
        return name;
    }

    private void grow() {
        known++;
        if (known * 2 > table.length) {
            @Nullable Name[] larger = new @Nullable Name[table.length * 2];
            for (Name name : table) {
                if (name != null) {
                    larger[slot(larger, name.words)] = name;
                }
            }
            table = larger;
        }
    }

    private static int slot(@Nullable Name[] table, long[] words) {
        int at = Name.hash(words) & table.length - 1;
        for (Name name = table[at]; name != null && !name.has(words); name = table[at]) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }
}
