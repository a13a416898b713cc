package dev.lever4j.json;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Parts a page that comes in pieces into its records, as lists with nothing around them, and what is around them, where
 * an empty record stands for each. It proves nothing, for what is no JSON stays none on one side or the other. A record
 * is an object that is an element of the root's {@code data}; where {@code data} is anything else, all is around.
 */
final class RecordSplitter {
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final int ANOTHER_NAME = -1;
    /** How deep the list's elements lie. */
    private static final int ELEMENTS = 2;

    private final ByteArrayOutputStream around = new ByteArrayOutputStream(512);
    private final OpenList list = new OpenList();

    private int depth;
    private boolean inText;
    private boolean escaped;
    private boolean inData;
    private boolean inRecord;
    /** How much of the name has been seen in the root's latest text. */
    private int named = ANOTHER_NAME;

    /** The list of the records that this piece makes whole; nothing at all where it makes none whole. */
    byte[] add(byte[] piece) {
        int from = 0;
        int at = 0;
        while (at < piece.length) {
            if (inText) {
                at = behindText(piece, at);
                continue;
            }
            byte next = piece[at++];
            if (next == '"') {
                inText = true;
                named = depth == 1 ? 0 : ANOTHER_NAME;
            } else if (next == '{' || next == '[') {
                if (next == '{' && inData && depth == ELEMENTS) {
                    around.write(piece, from, at - 1 - from);
                    from = at - 1;
                    inRecord = true;
                }
                inData |= next == '[' && depth == 1 && named == DATA.length;
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
                inData &= depth >= ELEMENTS;
                if (inRecord && depth == ELEMENTS) {
                    list.add(piece, from, at - from);
                    list.endRecord();
                    around.write('{');
                    around.write('}');
                    inRecord = false;
                    from = at;
                }
            }
        }
        keep(piece, from);
        return list.wholeRecords();
    }

    /** What was around the records, and a record that was not ended. */
    byte[] around() {
        around.writeBytes(list.unfinished());
        return around.toByteArray();
    }

    private void keep(byte[] piece, int from) {
        if (inRecord) {
            list.add(piece, from, piece.length - from);
        } else {
            around.write(piece, from, piece.length - from);
        }
    }

    private int behindText(byte[] piece, int from) {
        for (int at = from; at < piece.length; at++) {
            byte next = piece[at];
            if (escaped) {
                escaped = false;
            } else if (next == '"') {
                inText = false;
                return at + 1;
            } else {
                escaped = next == '\\';
                named = named >= 0 && named < DATA.length && next == DATA[named] ? named + 1 : ANOTHER_NAME;
            }
        }
        return piece.length;
    }

    /** A list of records, the last of which may not have ended yet. */
    private static final class OpenList {
        private byte[] bytes = new byte[16 << 10];
        /** Of what is whole, and of all; the byte before a record is the list's beginning or a comma. */
        private int whole;

        private int size = 1;

        OpenList() {
            bytes[0] = '[';
        }

        void add(byte[] piece, int from, int length) {
            ensure(length + 2);
            System.arraycopy(piece, from, bytes, size, length);
            size += length;
        }

        void endRecord() {
            whole = size;
            bytes[size++] = ',';
        }

        byte[] wholeRecords() {
            if (whole == 0) {
                return new byte[0];
            }
            byte[] list = Arrays.copyOf(bytes, whole + 1);
            list[whole] = ']';
            System.arraycopy(bytes, whole + 1, bytes, 1, size - whole - 1);
            size -= whole;
            whole = 0;
            return list;
        }

        byte[] unfinished() {
            return Arrays.copyOfRange(bytes, 1, size);
        }

        private void ensure(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }
    }
}
