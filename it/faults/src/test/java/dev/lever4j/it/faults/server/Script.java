package dev.lever4j.it.faults.server;

import java.io.IOException;

/** What happens on one connection. When it returns, the server sends FIN and reads on until the client closes too. */
@FunctionalInterface
public interface Script {
    void play(Line line) throws IOException;
}
