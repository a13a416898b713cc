package dev.lever4j.it.faults.soak;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers each request with one record, but every twentieth with a fault: 503, a body cut short, a reset, what is no
 * HTTP, or a page of HTML, in turn. Remembers nothing, and is a process of its own, so that what is counted is the
 * client's. Prints its port and ends with its standard input.
 */
final class FaultyServer {
    static final int EVERY = 20;
    private static final byte[] RIGHT = json("200 OK", "{\"data\":{\"id\":\"lead-new\",\"text\":\"New lead\"}}");
    private static final byte[] BUSY = json("503 Busy", "{}");
    private static final byte[] HTML = answer("200 OK", "text/html", "<html>sign in</html>");
    private static final byte[] NONSENSE = "EHLO there\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final AtomicLong requests = new AtomicLong();

    private FaultyServer() {}

    public static void main(String[] arguments) throws IOException {
        FaultyServer server = new FaultyServer();
        ServerSocket listener = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        Thread accepting = new Thread(() -> server.accept(listener), "accept");
        accepting.setDaemon(true);
        accepting.start();
        System.out.println(listener.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private void accept(ServerSocket listener) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            while (true) {
                Socket socket = listener.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException over) {
            threads.shutdownNow();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (readsRequest(in) && answers(requests.incrementAndGet(), socket, out)) {
                out.flush();
            }
        } catch (IOException gone) {
            // whoever is not there any more needs no answer
        }
    }

    /** Up to the empty line; none of these requests has a body. */
    private static boolean readsRequest(InputStream in) throws IOException {
        int newLines = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
            if (newLines == 2) {
                return true;
            }
        }
        return false;
    }

    /** False if the connection has to end. */
    private static boolean answers(long number, Socket socket, OutputStream out) throws IOException {
        if (number % EVERY != 0) {
            out.write(RIGHT);
            return true;
        }
        switch ((int) (number / EVERY % 5)) {
            case 0 -> out.write(BUSY);
            case 1 -> out.write(HTML);
            case 2 -> out.write(Arrays.copyOf(RIGHT, RIGHT.length - 9));
            case 3 -> out.write(NONSENSE);
            default -> socket.setSoLinger(true, 0);
        }
        return number / EVERY % 5 < 2;
    }

    private static byte[] json(String status, String body) {
        return answer(status, "application/json", body);
    }

    private static byte[] answer(String status, String type, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
