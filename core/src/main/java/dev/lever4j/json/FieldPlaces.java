package dev.lever4j.json;

import java.util.Arrays;

/**
 * Where the records of a page lie, and in each of them its own fields: noted while the page is checked, so that nobody
 * has to look for them again. It is one array, in which a record has its first byte, the byte behind it, whether a line
 * breaks in it, the number of its fields, and for each field the first byte and the length of its name.
 */
final class FieldPlaces {
    private static final int FIRST_SIZE = 256;
    private static final int HEAD = 4;
    private static final int LENGTH_BITS = 7;

    private final int page;
    private int[] all;
    private int size;
    private int record;
    private int records;

    /** @param page its bytes, at most {@link Limits#TOKENS}; 0 if nothing will be noted */
    FieldPlaces(int page) {
        this.page = page;
        this.all = new int[Math.min(page, FIRST_SIZE)];
    }

    void begin(int from) {
        room(from);
        record = size;
        size += HEAD;
        all[record] = from;
    }

    /** @param length of the name, at most {@link Names#LONGEST} */
    void field(int nameAt, int length) {
        room(nameAt);
        all[size++] = nameAt << LENGTH_BITS | length;
    }

    void end(int to, boolean isBroken) {
        all[record + 1] = to;
        all[record + 2] = isBroken ? 1 : 0;
        all[record + 3] = size - record - HEAD;
        records++;
    }

    /** The records, which share the array: nothing is noted any more. */
    RawJson[] records(byte[] body) {
        RawJson[] made = new RawJson[records];
        int at = 0;
        for (int i = 0; i < records; i++) {
            made[i] = new RawJson(body, all[at], all[at + 1] - all[at], all, at);
            at = behindFields(all, at);
        }
        return made;
    }

    /** If there is none, as much as the page takes that goes on as it has come to here. */
    private void room(int at) {
        if (size + HEAD > all.length) {
            long whole = (long) size * page / Math.max(1, at);
            all = Arrays.copyOf(all, (int) Math.max(size + size / 2 + HEAD, Math.min(whole + whole / 16, page)));
        }
    }

    static boolean isBroken(int[] places, int record) {
        return places[record + 2] != 0;
    }

    /** Of the first field. */
    static int firstField(int record) {
        return record + HEAD;
    }

    /** Behind the last field. */
    static int behindFields(int[] places, int record) {
        return record + HEAD + places[record + 3];
    }

    static int nameAt(int field) {
        return field >>> LENGTH_BITS;
    }

    static int nameLength(int field) {
        return field & (1 << LENGTH_BITS) - 1;
    }
}
