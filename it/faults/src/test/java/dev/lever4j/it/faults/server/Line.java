package dev.lever4j.it.faults.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The server's end of one connection, and the ledger of what was received on it. */
public final class Line {
    private final int number;
    private final Socket raw;
    private final @Nullable SSLSocket tls;
    private final Gate over;
    private final ByteArrayOutputStream ledger = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable InputStream in;

    Line(int number, Socket raw, @Nullable Identity identity, Gate over) throws IOException {
        this.number = number;
        this.raw = raw;
        this.tls = identity == null ? null : identity.wrap(raw);
        this.over = over;
    }

    /** Which connection of the server this is, from 0. */
    public int number() {
        return number;
    }

    /** The server's port. */
    public int port() {
        return raw.getLocalPort();
    }

    /** The next request, whole; null where the client is gone. */
    public @Nullable Request read() throws IOException {
        return RequestReader.next(in());
    }

    /** Reads up to a body, which stays where it is; null where the client is gone. */
    public @Nullable String readHead() throws IOException {
        return RequestReader.head(in());
    }

    /** Reads so many bytes, or as many as come. */
    public void read(int bytes) throws IOException {
        in().readNBytes(bytes);
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    /** From a byte to before another one. */
    public void write(byte[] bytes, int from, int to) throws IOException {
        OutputStream out = socket().getOutputStream();
        out.write(bytes, from, to - from);
        out.flush();
    }

    /** Goes on when the test opens the gate. */
    public void await(Gate gate) {
        gate.await();
    }

    /** Does nothing more until the cell is over. */
    public void hold() {
        over.await();
    }

    /** The pace of a slow peer; cut short at the end of the cell. */
    public void pause(Duration time) {
        over.await(time);
    }

    /** Whether the cell is over, and nobody looks at what is sent. */
    public boolean isOver() {
        return over.isOpen();
    }

    /** FIN (with TLS after a close_notify); what the client sends is still read. */
    public void halfClose() throws IOException {
        socket().shutdownOutput();
    }

    /** FIN without TLS's farewell. */
    public void cut() throws IOException {
        raw.shutdownOutput();
    }

    /** Both directions at once. */
    public void drop() throws IOException {
        raw.close();
    }

    /** RST. */
    public void reset() throws IOException {
        raw.setSoLinger(true, 0);
        raw.close();
    }

    /** Reads so many bytes below TLS, which are in no ledger. */
    public void readRaw(int bytes) throws IOException {
        raw.getInputStream().readNBytes(bytes);
    }

    /** Below TLS, for what is no TLS. */
    public void writeRaw(byte[] bytes) throws IOException {
        raw.getOutputStream().write(bytes);
    }

    void play(Script script) {
        try {
            script.play(this);
            halfClose();
        } catch (IOException clientIsGone) {
            // connections end here in every way there is
        } finally {
            drain();
        }
    }

    /** Reads what still comes until the client closes its side. */
    private void drain() {
        try (raw) {
            byte[] rest = new byte[8192];
            int count = 0;
            while (count >= 0) {
                count = in().read(rest, 0, rest.length);
            }
        } catch (IOException clientIsGone) {
            // which is what was waited for
        } finally {
            ended.countDown();
        }
    }

    boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    void kill() {
        try {
            raw.close();
        } catch (IOException alreadyClosed) {
            // fine
        }
    }

    /** Every byte that was received on it, decrypted. */
    public byte[] received() {
        synchronized (ledger) {
            return ledger.toByteArray();
        }
    }

    /** How much that is. */
    public int size() {
        synchronized (ledger) {
            return ledger.size();
        }
    }

    /** What was received whole on it. */
    public List<Request> requests() {
        return RequestReader.all(received());
    }

    private Socket socket() {
        return tls == null ? raw : tls;
    }

    private InputStream in() throws IOException {
        if (in == null) {
            in = new BufferedInputStream(new Tap(socket().getInputStream()));
        }
        return in;
    }

    /** Writes down all that passes. */
    private final class Tap extends FilterInputStream {
        Tap(InputStream from) {
            super(from);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            if (count > 0) {
                synchronized (ledger) {
                    ledger.write(bytes, from, count);
                }
            }
            return count;
        }
    }
}
