package dev.lever4j.it.faults.rows;

import static dev.lever4j.it.faults.rows.Spoiled.harmless;
import static dev.lever4j.it.faults.rows.Spoiled.malformed;
import static dev.lever4j.it.faults.rows.Spoiled.nonsense;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Right;
import dev.lever4j.it.faults.cell.Turn;
import dev.lever4j.it.faults.cell.Turn.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** What a body is made of. The client asks for identity and takes nothing else. */
final class Encoding {
    private static final String JSON = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String PAGE = "<html><body>Sign in as " + Canaries.EMAIL + "</body></html>";

    private Encoding() {}

    static java.util.List<Row> rows() {
        return java.util.List.of(
                Row.of(6, "gzip cut, framing consistent", malformed("one byte short", gzip(zip -> cut(zip, 1))))
                        .and(malformed("without its trailer", gzip(zip -> cut(zip, 8))))
                        .and(malformed("in its middle", gzip(zip -> cut(zip, zip.length / 2)))),
                Row.of(
                                7,
                                "gzip with a bad CRC, a bad size, junk behind",
                                malformed("a bad CRC", gzip(zip -> flipped(zip, 8))))
                        .and(malformed("a bad size", gzip(zip -> flipped(zip, 1))))
                        .and(malformed("junk behind", gzip(zip -> Framing.join(zip, new byte[9])))),
                Row.of(
                                8,
                                "gzip bombs, nested gzip, plain in place of gzip",
                                malformed("200 MB in 200 kB", turn -> packed(turn, "gzip", Bomb.BYTES)))
                        .and(malformed("nested", gzip(Encoding::zipped)))
                        .and(malformed("plain", turn -> packed(turn, "gzip", turn.body())))
                        .and(tooLarge())
                        .known(
                                "how much heap a bomb takes is not measured: what is compressed is refused and not inflated,"
                                        + " and a cap on what came plain is a cell"),
                Row.of(9, "other encodings", malformed("br", turn -> packed(turn, "br", turn.body())))
                        .and(malformed("zstd", turn -> packed(turn, "zstd", turn.body())))
                        .and(malformed("unknown", turn -> packed(turn, "x-secret", turn.body())))
                        .and(malformed("two at once", turn -> packed(turn, "identity, gzip", turn.body())))
                        .and(harmless("identity", turn -> packed(turn, "identity", turn.body()))),
                Row.of(
                                10,
                                "a page of HTML with 200",
                                nonsense(
                                        "a login page",
                                        turn -> turn.line()
                                                .write(Right.http(
                                                        "200 OK", "text/html; charset=utf-8", Right.bytes(PAGE)))))
                        .and(nonsense(
                                "a login page that calls itself JSON",
                                turn -> turn.line().write(Right.json(PAGE))))
                        .and(Case.on(Op.SIZED_DOWNLOAD, "a login page")
                                .always(turn -> turn.line()
                                        .write(Right.http("200 OK", "text/html; charset=utf-8", Right.bytes(PAGE))))
                                .fails(MalformedResponseException.class, 1))
                        .known("a login page in place of a file is found out by expectedSize(..) alone, since a file"
                                + " may well be a page of HTML"),
                Row.of(
                                11,
                                "no content type, another charset, UTF-16",
                                harmless(
                                        "no content type",
                                        turn -> turn.line()
                                                .write(Right.http(
                                                        "HTTP/1.1 200 OK\r\nContent-Length: " + turn.body().length,
                                                        turn.body()))))
                        .and(harmless(
                                "UTF-8 that calls itself something else",
                                turn -> turn.line()
                                        .write(Right.http("200 OK", "application/json; charset=utf-16", turn.body()))))
                        .and(nonsense(
                                "UTF-16",
                                turn -> turn.line()
                                        .write(Right.json(new String(turn.body(), StandardCharsets.UTF_8)
                                                .getBytes(StandardCharsets.UTF_16BE))))),
                Row.of(
                        12,
                        "a byte order mark",
                        nonsense(
                                "UTF-8",
                                turn -> turn.line()
                                        .write(Right.json(Framing.join(
                                                new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, turn.body()))))),
                Row.of(13, "what is no UTF-8", nonsense("a byte that begins nothing", inText(0xFF)))
                        .and(nonsense("a character cut short", inText(0xE2, 0x82)))
                        .and(nonsense("a surrogate", inText(0xED, 0xA0, 0x80)))
                        .and(nonsense("an overlong slash", inText(0xC0, 0xAF)))
                        .and(nonsense("a NUL", inText(0x00)))
                        .known("of JSON alone, a file is its own bytes; half a surrogate pair that comes as an escape"
                                + " is read, as it came"));
    }

    /** Plain, and larger than is allowed. */
    private static java.util.List<Case> tooLarge() {
        Fault large = turn -> turn.line().write(Right.json(Framing.join(turn.body(), new byte[200_000])));
        return java.util.List.of(
                Case.on(Op.LIST, "larger than allowed")
                        .with(setup -> setup.transport(now -> now.maxBodyBytes(100_000)))
                        .always(large)
                        .fails(MalformedResponseException.class, 1),
                Case.on(Op.GET, "larger than allowed")
                        .with(setup -> setup.transport(now -> now.maxBodyBytes(100_000)))
                        .always(large)
                        .fails(MalformedResponseException.class, 1));
    }

    /** Bytes in the middle of the first text that is a person's or a token. */
    private static Fault inText(int... bytes) {
        return turn -> {
            String body = new String(turn.body(), StandardCharsets.ISO_8859_1);
            int at = body.indexOf("anary") >= 0 ? body.indexOf("anary") : body.indexOf("note-1");
            StringBuilder spoiled = new StringBuilder(body);
            for (int i = 0; i < bytes.length; i++) {
                spoiled.insert(at + i, (char) bytes[i]);
            }
            turn.line().write(Right.json(spoiled.toString().getBytes(StandardCharsets.ISO_8859_1)));
        };
    }

    private static Fault gzip(UnaryOperator<byte[]> spoil) {
        return turn -> packed(turn, "gzip", spoil.apply(zipped(turn.body())));
    }

    private static void packed(Turn turn, String encoding, byte[] body) throws IOException {
        turn.line()
                .write(Right.http(JSON + "Content-Encoding: " + encoding + "\r\nContent-Length: " + body.length, body));
    }

    private static byte[] cut(byte[] zip, int by) {
        return Arrays.copyOf(zip, zip.length - by);
    }

    private static byte[] flipped(byte[] zip, int fromEnd) {
        byte[] other = zip.clone();
        other[zip.length - fromEnd] ^= 1;
        return other;
    }

    static byte[] zipped(byte[] plain) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zip)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return zip.toByteArray();
    }

    /** Made once, when it is first asked for. */
    private static final class Bomb {
        static final byte[] BYTES = zipped(new byte[200_000_000]);
    }
}
