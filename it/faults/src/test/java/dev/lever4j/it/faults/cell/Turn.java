package dev.lever4j.it.faults.cell;

import dev.lever4j.it.faults.server.Line;
import dev.lever4j.it.faults.server.Request;
import java.io.IOException;
import java.net.URI;

/**
 * One request that something is done about in place of the right answer.
 *
 * @param number of such requests before it
 * @param elsewhere another server, which gives files to everybody
 */
public record Turn(Line line, Request request, int number, URI elsewhere) {
    /** The right answer, with its length. */
    public byte[] right() {
        return Right.answer(request, number);
    }

    /** Its body. */
    public byte[] body() {
        return Right.body(request, number);
    }

    /** Another status than 200. */
    public void status(String status, String body) throws IOException {
        status(status, "", body);
    }

    /** @param headers each with its line's end */
    public void status(String status, String headers, String body) throws IOException {
        byte[] bytes = Right.bytes(body);
        line.write(Right.http(
                "HTTP/1.1 " + status + "\r\n" + headers + "Content-Type: application/json\r\nContent-Length: "
                        + bytes.length,
                bytes));
    }

    /** What a server does about it. */
    @FunctionalInterface
    public interface Fault {
        void play(Turn turn) throws IOException;
    }
}
