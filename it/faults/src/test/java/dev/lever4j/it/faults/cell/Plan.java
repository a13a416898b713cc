package dev.lever4j.it.faults.cell;

import dev.lever4j.it.faults.server.Line;
import dev.lever4j.it.faults.server.Request;
import dev.lever4j.it.faults.server.Script;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes wrong, and how often.
 *
 * @param connections how many from the first on are spoiled as a whole
 * @param spoiled what happens on these
 * @param requests how many from the first on are answered wrongly, of those that are meant
 * @param tokens whether those to the token endpoint are meant, or the others
 */
public record Plan(int connections, Script spoiled, int requests, Turn.Fault fault, boolean tokens) {
    /** Every one. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    static Plan onConnections(int count, Script spoiled) {
        return new Plan(count, spoiled, 0, turn -> {}, false);
    }

    public static Plan onRequests(int count, Turn.Fault fault, boolean tokens) {
        return new Plan(0, line -> {}, count, fault, tokens);
    }

    /** The server's side of one cell. */
    public Script script(URI elsewhere) {
        AtomicInteger meant = new AtomicInteger();
        return line -> {
            if (line.number() < connections) {
                spoiled.play(line);
            } else {
                serve(line, meant, elsewhere);
            }
        };
    }

    private void serve(Line line, AtomicInteger meant, URI elsewhere) throws IOException {
        for (Request request = line.read(); request != null; request = line.read()) {
            int number = request.isForToken() == tokens ? meant.getAndIncrement() : ALWAYS;
            if (number < requests) {
                fault.play(new Turn(line, request, number, elsewhere));
            } else {
                line.write(Right.answer(request, 0));
            }
        }
    }
}
