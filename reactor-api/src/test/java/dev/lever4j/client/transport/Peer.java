package dev.lever4j.client.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's end of one connection. */
public final class Peer {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final FaultServer server;
    private final Socket socket;
    private final int number;

    Peer(FaultServer server, Socket socket, int number) {
        this.server = server;
        this.socket = socket;
        this.number = number;
    }

    /** Which connection of the server this is, from 0. */
    public int number() {
        return number;
    }

    /** Reads one request with its body and notes it in the ledger. */
    public String readRequest() throws IOException {
        StringBuilder request = new StringBuilder(readHead());
        Matcher length = LENGTH.matcher(request);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        for (int i = 0; i < body; i++) {
            request.append(readByte());
        }
        server.received(request.toString());
        return request.toString();
    }

    /** Reads a request up to its body, which stays where it is. */
    public String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append(readByte());
        }
        return head.toString();
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1), Integer.MAX_VALUE);
    }

    /** The first bytes only. */
    public void write(byte[] bytes, int atMost) throws IOException {
        socket.getOutputStream().write(bytes, 0, Math.min(bytes.length, atMost));
        socket.getOutputStream().flush();
    }

    /** Ends the connection with RST. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Does nothing more until the server is closed. */
    public void hold() {
        server.awaitClose();
    }

    private char readByte() throws IOException {
        int next = socket.getInputStream().read();
        if (next < 0) {
            throw new EOFException();
        }
        return (char) next;
    }
}
