package dev.lever4j.it.faults.rows;

import static dev.lever4j.it.faults.rows.Spoiled.harmless;
import static dev.lever4j.it.faults.rows.Spoiled.lost;
import static dev.lever4j.it.faults.rows.Spoiled.malformed;
import static dev.lever4j.it.faults.rows.Spoiled.nonsense;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Expected;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Right;
import dev.lever4j.it.faults.cell.Turn;
import dev.lever4j.it.faults.cell.Turn.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Where an answer begins and ends. Cuts at every byte are ByteCutTest's. */
final class Framing {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json";
    private static final byte[] ANOTHER =
            Right.json("{\"data\":{\"id\":\"another\",\"name\":\"another\"},\"access_token\":\"another\"}");

    private Framing() {}

    static List<Row> rows() {
        return List.of(
                Row.of(1, "200 valid", harmless("right", turn -> turn.line().write(turn.right())))
                        .and(harmless("right and chunked", turn -> turn.line().write(chunked(turn, true)))),
                Row.of(2, "body cut, Content-Length says full", lost("cut in its head", turn -> {
                            turn.line().write(turn.right(), 0, 20);
                            turn.line().halfClose();
                        }))
                        .and(lost("cut behind its head", turn -> cutBody(turn, 0)))
                        .and(lost("cut in its body", turn -> cutBody(turn, turn.body().length / 2)))
                        .and(lost("cut before its last byte", turn -> cutBody(turn, turn.body().length - 1))),
                Row.of(3, "body cut, Content-Length matches the cut", nonsense("all but its last byte", shortened(1)))
                        .and(nonsense("its first byte alone", turn -> json(turn, Arrays.copyOf(turn.body(), 1))))
                        .and(nonsense(
                                "its half", turn -> json(turn, Arrays.copyOf(turn.body(), turn.body().length / 2))))
                        .and(Case.on(Op.SIZED_DOWNLOAD, "all but its last byte")
                                .always(shortened(1))
                                .fails(MalformedResponseException.class, 1))
                        .known("a file whose length agrees with its cut is found out by expectedSize(..) alone, which"
                                + " the export gives: nothing else in the answer says how long it is"),
                Row.of(4, "body cut, chunked without its last chunk", lost("no last chunk", turn -> {
                            turn.line().write(chunked(turn, false));
                            turn.line().halfClose();
                        }))
                        .and(lost("cut in a chunk", turn -> {
                            byte[] whole = chunked(turn, true);
                            turn.line().write(Arrays.copyOf(whole, whole.length - 10));
                            turn.line().halfClose();
                        })),
                Row.of(5, "body delimited by the connection's end", malformed("whole", turn -> delimited(turn, 0)))
                        .and(malformed("cut", turn -> delimited(turn, 7))),
                Row.of(
                                56,
                                "framing that is no HTTP",
                                malformed(
                                        "two lengths",
                                        turn -> framed(turn, OK + "\r\nContent-Length: 2\r\nContent-Length: 5")))
                        .and(malformed("a negative length", turn -> framed(turn, OK + "\r\nContent-Length: -2")))
                        .and(malformed(
                                "a bad chunk size",
                                turn -> framed(turn, OK + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n")))
                        .and(malformed(
                                "a header of 9,000 bytes",
                                turn -> framed(turn, OK + "\r\nX-Long: " + "a".repeat(9_000) + length(turn))))
                        .and(malformed(
                                "10,000 headers", turn -> framed(turn, OK + "\r\na: b".repeat(10_000) + length(turn))))
                        .and(malformed("HTTP/0.9", turn -> {
                            turn.line().write(turn.body());
                            turn.line().write("\n");
                            turn.line().halfClose();
                        }))
                        .and(malformed("garbage", turn -> turn.line().write("\u0001\u0002 garbage\r\n\r\n")))
                        .and(malformed("another protocol", turn -> turn.line().write("SSH-2.0-OpenSSH_9.6\r\n\r\n")))
                        .and(ambiguous()),
                Row.of(57, "extra bytes after the body", twice("half an answer behind it", turn -> {
                            turn.line().write(join(turn.right(), Arrays.copyOf(ANOTHER, 40)));
                        }))
                        .and(twice("garbage behind it", turn -> {
                            turn.line().write(join(turn.right(), "}}}garbage".getBytes(StandardCharsets.US_ASCII)));
                        }))
                        .provedBy("reactor-api/dev.lever4j.client.transport.FramingTest"
                                + "#bytesBehindABodyDoNotReachTheNextRequest"),
                Row.of(58, "an answer too many", twice("in the same go", turn -> {
                            turn.line().write(join(turn.right(), ANOTHER));
                        }))
                        .and(twice("two more, one byte at a time", turn -> {
                            turn.line().write(turn.right());
                            for (byte one : join(ANOTHER, ANOTHER)) {
                                turn.line().write(new byte[] {one});
                            }
                        }))
                        .provedBy("reactor-api/dev.lever4j.client.transport.UnaskedAnswerGuardTest"
                                + "#aSecondAnswerClosesTheConnectionUnseen"));
    }

    /** A second call on the connection that was spoiled: it may have to be tried again, and never gets another's. */
    private static Case twice(String name, Fault fault) {
        return Case.on(Op.TWICE, name).once(fault).expects(Expected.rightAfter(Op.TWICE, 2));
    }

    /** RFC 9112, 6.3: chunked overrides the length, and the connection is to be closed; or it is an error. */
    private static List<Case> ambiguous() {
        Fault both = turn -> {
            byte[] body = turn.body();
            turn.line().write(OK + "\r\nContent-Length: " + body.length + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            turn.line().write(Integer.toHexString(body.length) + "\r\n");
            turn.line().write(body);
            turn.line().write("\r\n0\r\n\r\n");
        };
        return List.of(
                Case.on(Op.LIST, "a length and chunked")
                        .always(both)
                        .expects(Expected.either(
                                Expected.right(Op.LIST), Expected.error(MalformedResponseException.class))),
                Case.on(Op.DOWNLOAD, "a length and chunked")
                        .always(both)
                        .expects(Expected.either(
                                Expected.right(Op.DOWNLOAD), Expected.error(MalformedResponseException.class))));
    }

    private static Fault shortened(int by) {
        return turn -> json(turn, Arrays.copyOf(turn.body(), turn.body().length - by));
    }

    private static void json(Turn turn, byte[] body) throws IOException {
        turn.line().write(Right.json(body));
    }

    private static void cutBody(Turn turn, int bytes) throws IOException {
        byte[] right = turn.right();
        turn.line().write(right, 0, right.length - turn.body().length + bytes);
        turn.line().halfClose();
    }

    private static void delimited(Turn turn, int missing) throws IOException {
        byte[] body = turn.body();
        turn.line().write(Right.http(OK + "\r\nConnection: close", Arrays.copyOf(body, body.length - missing)));
        turn.line().halfClose();
    }

    private static void framed(Turn turn, String head) throws IOException {
        turn.line().write(Right.http(head, turn.body()));
    }

    private static String length(Turn turn) {
        return "\r\nContent-Length: " + turn.body().length;
    }

    private static byte[] chunked(Turn turn, boolean ended) {
        byte[] body = turn.body();
        int half = body.length / 2;
        byte[] first = chunk(Arrays.copyOf(body, half));
        byte[] second = chunk(Arrays.copyOfRange(body, half, body.length));
        byte[] head = Right.http(OK + "\r\nTransfer-Encoding: chunked", first);
        return join(join(head, second), ended ? Right.bytes("0\r\n\r\n") : new byte[0]);
    }

    private static byte[] chunk(byte[] part) {
        return join(join(Right.bytes(Integer.toHexString(part.length) + "\r\n"), part), Right.bytes("\r\n"));
    }

    static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
