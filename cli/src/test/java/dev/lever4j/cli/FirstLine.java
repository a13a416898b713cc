package dev.lever4j.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Tells the first line as soon as it has been written. */
final class FirstLine extends ByteArrayOutputStream {
    private final CompletableFuture<String> line;

    FirstLine(CompletableFuture<String> line) {
        this.line = line;
    }

    @Override
    public void flush() {
        String text = toString(StandardCharsets.UTF_8);
        if (text.contains("\n")) {
            line.complete(text.substring(0, text.indexOf('\n')));
        }
    }
}
