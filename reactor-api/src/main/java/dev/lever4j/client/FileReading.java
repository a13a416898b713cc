package dev.lever4j.client;

import dev.lever4j.error.LocalFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** Reads a file piece by piece. Blocks the thread that asks for a piece. */
final class FileReading {
    private static final int PIECE = 16 << 10;

    private FileReading() {}

    static Flux<ByteBuffer> of(Path path) {
        return Flux.<ByteBuffer, FileChannel>generate(
                        () -> FileChannel.open(path, StandardOpenOption.READ), FileReading::next, FileReading::close)
                .onErrorMap(IOException.class, FileReading::failed);
    }

    static LocalFileException failed(IOException failure) {
        return new LocalFileException("the file to upload cannot be read: " + FileWork.reason(failure), null);
    }

    private static FileChannel next(FileChannel file, SynchronousSink<ByteBuffer> sink) {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        try {
            if (file.read(piece) < 0) {
                sink.complete();
            } else {
                sink.next(piece.flip());
            }
        } catch (ClosedByInterruptException cancelled) {
            sink.complete(); // nobody listens any more
        } catch (IOException failure) {
            sink.error(failure);
        }
        return file;
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException nothingWasWritten) {
            // so nothing is lost
        }
    }
}
