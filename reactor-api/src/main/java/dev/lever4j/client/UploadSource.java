package dev.lever4j.client;

import dev.lever4j.error.LocalFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A file to send, read while it is sent. Immutable.
 *
 * <p>Lever takes files of at most 30 MB (documented; read as 30,000,000 bytes here, the smaller of the two meanings)
 * and reads resumes of the types docx, doc, js, jpg, png, pdf and txt. It stores files of other types too, so these are
 * let through; images it stores and does not read.
 *
 * <p>An upload that Lever answers with 429, or with 401 for a token that has another, was not taken and is sent again
 * where its source can be read again. One of which bytes may have arrived without any answer is not:
 * {@link dev.lever4j.error.OutcomeUnknownException}. A source that fails, or has another length than was said, ends the
 * request unfinished: {@link LocalFileException}.
 */
public final class UploadSource {
    /** The most bytes that are sent as one file. */
    public static final long LARGEST = 30_000_000;

    private final String name;
    private final String contentType;
    private final boolean repeatable;
    private final Mono<Readable> readable;

    /** What there is to read, once its length is known. */
    record Readable(long length, Flux<ByteBuffer> parts) {}

    private UploadSource(String name, String contentType, boolean repeatable, Mono<Readable> readable) {
        this.name = FileNames.checked(name);
        this.contentType = FileNames.checkedType(contentType);
        this.repeatable = repeatable;
        this.readable = readable;
    }

    /**
     * A file on this machine, under its own name. It is looked at when the upload is subscribed to, on
     * {@code Schedulers.boundedElastic()}: {@link LocalFileException} where there is no readable file,
     * {@link IllegalArgumentException} where it is too large, both before anything is sent. It must not change
     * meanwhile.
     *
     * @throws IllegalArgumentException if the path has no name that can be sent
     */
    public static UploadSource ofPath(Path path) {
        String name = String.valueOf(Objects.requireNonNullElse(path.getFileName(), ""));
        Mono<Readable> readable = Mono.fromCallable(() -> new Readable(length(path), FileReading.of(path)))
                .onErrorMap(IOException.class, FileReading::failed)
                .subscribeOn(Schedulers.boundedElastic());
        return new UploadSource(name, FileNames.typeOf(name), true, readable);
    }

    /**
     * Bytes in memory, copied.
     *
     * @param name of the file, without folders
     * @throws IllegalArgumentException if there are too many, or the name cannot be sent
     */
    public static UploadSource ofBytes(String name, byte[] bytes) {
        byte[] copy = bytes.clone();
        Readable readable = new Readable(checked(copy.length), Flux.defer(() -> Flux.just(ByteBuffer.wrap(copy))));
        return new UploadSource(name, FileNames.typeOf(name), true, Mono.just(readable));
    }

    /**
     * Whatever emits bytes. Subscribed to once, with a demand that follows the socket, on
     * {@code Schedulers.boundedElastic()}; its buffers are the SDK's until the upload is over. What it fails with is
     * the cause of the {@link LocalFileException} that the upload ends in. Since it is read once, an upload that has
     * begun is not sent again on any answer, unless {@link #repeatable} says that it may be.
     *
     * @param name of the file, without folders
     * @param length of everything that it emits, in bytes
     * @throws IllegalArgumentException if that is too much or negative, or the name cannot be sent
     */
    public static UploadSource of(String name, long length, Publisher<ByteBuffer> bytes) {
        Flux<ByteBuffer> parts = Flux.from(bytes)
                .onErrorMap(failure -> new LocalFileException("the publisher of an upload's bytes failed", failure));
        return new UploadSource(name, FileNames.typeOf(name), false, Mono.just(new Readable(checked(length), parts)));
    }

    /** This source, which can be subscribed to more than once and gives the same bytes each time. */
    public UploadSource repeatable() {
        return new UploadSource(name, contentType, true, readable);
    }

    /**
     * This source under another content type than the one that its name's ending tells.
     *
     * @throws IllegalArgumentException if it is none
     */
    public UploadSource contentType(String type) {
        return new UploadSource(name, type, repeatable, readable);
    }

    String name() {
        return name;
    }

    String contentType() {
        return contentType;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    /** Its length and its parts, which are as long as that or end in an error. */
    Mono<Readable> open() {
        return readable.map(found -> new Readable(found.length(), ExactLength.of(found.length(), found.parts())));
    }

    private static long length(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new LocalFileException("there is no file to upload at the path given", null);
        }
        return checked(Files.size(path));
    }

    private static long checked(long length) {
        if (length < 0 || length > LARGEST) {
            throw new IllegalArgumentException(
                    "a file to upload has at most " + LARGEST + " bytes (Lever's 30 MB), not " + length);
        }
        return length;
    }

    /** The content type alone: names of files may be names of people. */
    @Override
    public String toString() {
        return "UploadSource[" + contentType + "]";
    }
}
