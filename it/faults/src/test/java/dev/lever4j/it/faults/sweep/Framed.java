package dev.lever4j.it.faults.sweep;

import dev.lever4j.it.faults.cell.Right;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Ways to say where an answer ends, each with its cuts. */
enum Framed {
    LENGTH(true) {
        @Override
        byte[] whole(byte[] body) {
            return Right.json(body);
        }

        @Override
        byte[] cut(byte[] body, int at) {
            return Arrays.copyOf(whole(body), at);
        }
    },
    CHUNKED(true) {
        @Override
        byte[] whole(byte[] body) {
            return Right.http(HEAD + "Transfer-Encoding: chunked", chunks(body));
        }

        @Override
        byte[] cut(byte[] body, int at) {
            return Arrays.copyOf(whole(body), at);
        }
    },
    /** A cut looks like the end. */
    CLOSE_DELIMITED(false) {
        @Override
        byte[] whole(byte[] body) {
            return Right.http(HEAD + "Connection: close", body);
        }

        @Override
        byte[] cut(byte[] body, int at) {
            return Arrays.copyOf(whole(body), at);
        }
    },
    /** The body is cut, and the length is that of the cut. */
    AGREEING_LENGTH(true) {
        @Override
        byte[] whole(byte[] body) {
            return body;
        }

        @Override
        byte[] cut(byte[] body, int at) {
            return Right.json(Arrays.copyOf(body, at));
        }
    },
    /** The same, compressed. */
    GZIP_LENGTH(false) {
        @Override
        byte[] whole(byte[] body) {
            return gzip(body);
        }

        @Override
        byte[] cut(byte[] body, int at) {
            byte[] zip = Arrays.copyOf(gzip(body), at);
            return Right.http(HEAD + "Content-Encoding: gzip\r\nContent-Length: " + at, zip);
        }
    },
    /** Compressed and cut, in chunks that end as they must. */
    GZIP_CHUNKED(false) {
        @Override
        byte[] whole(byte[] body) {
            return gzip(body);
        }

        @Override
        byte[] cut(byte[] body, int at) {
            byte[] zip = Arrays.copyOf(gzip(body), at);
            return Right.http(HEAD + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked", chunks(zip));
        }
    };

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final int CHUNK = 1_000;

    /** Whether what is not cut is taken. */
    final boolean isTaken;

    /** How many make about 10 kB of what is cut. */
    final int records;

    Framed(boolean isTaken) {
        this.isTaken = isTaken;
        this.records = name().startsWith("GZIP") ? 235 : 59;
    }

    /** What is cut. */
    abstract byte[] whole(byte[] body);

    /** What is sent before the connection ends, with so many bytes of the whole. */
    abstract byte[] cut(byte[] body, int at);

    private static byte[] chunks(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; from += CHUNK) {
            int length = Math.min(CHUNK, body.length - from);
            out.writeBytes(Right.bytes(Integer.toHexString(length) + "\r\n"));
            out.write(body, from, length);
            out.writeBytes(Right.bytes("\r\n"));
        }
        out.writeBytes(Right.bytes("0\r\n\r\n"));
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zip)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return zip.toByteArray();
    }
}
