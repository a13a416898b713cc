package dev.lever4j.client;

import dev.lever4j.client.transport.Content;
import dev.lever4j.request.FormEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A form with files ({@code multipart/form-data}), sent with a length that is known before. Immutable. */
final class Multipart {
    private static final Multipart EMPTY = new Multipart(List.of());
    private static final String LINE = "\r\n";

    private final List<Part> parts;

    /** @param head the part's own headers */
    private record Part(String head, UploadSource source) {}

    private record Opened(long length, Flux<ByteBuffer> bytes) {}

    private Multipart(List<Part> parts) {
        this.parts = parts;
    }

    static Multipart form() {
        return EMPTY;
    }

    /**
     * With a field of text; a name such as {@code emails[]} may come several times.
     *
     * @throws IllegalArgumentException if the name cannot be sent
     */
    Multipart text(String name, String value) {
        String head = "Content-Disposition: form-data; name=" + field(name);
        return and(new Part(head, UploadSource.ofBytes("text", value.getBytes(StandardCharsets.UTF_8))));
    }

    /** With a body's fields. */
    Multipart texts(List<FormEntry> entries) {
        Multipart form = this;
        for (FormEntry entry : entries) {
            form = form.text(entry.name(), entry.value());
        }
        return form;
    }

    /**
     * With a file.
     *
     * @throws IllegalArgumentException if the name cannot be sent
     */
    Multipart file(String name, UploadSource source) {
        String head = "Content-Disposition: form-data; name=" + field(name) + "; filename="
                + FileNames.quoted(source.name()) + LINE + "Content-Type: " + source.contentType();
        return and(new Part(head, source));
    }

    /**
     * As it goes on the wire, for one call. Looks at the files; an error if one is missing or too large. The sources
     * are read on {@code Schedulers.boundedElastic()}, never on an event loop.
     */
    Mono<Content.Streamed> content(TimeAndChance chance) {
        return Mono.defer(() -> {
            String boundary = String.format(
                    "lever4j-%016x%016x",
                    chance.random().nextLong(), chance.random().nextLong());
            return Flux.fromIterable(parts)
                    .concatMap(part -> opened(part, boundary))
                    .collectList()
                    .map(opened -> content(boundary, opened))
                    .publishOn(chance.scheduler());
        });
    }

    private Content.Streamed content(String boundary, List<Opened> opened) {
        byte[] end = bytes("--" + boundary + "--" + LINE);
        long length = opened.stream().mapToLong(Opened::length).sum() + end.length;
        boolean repeatable = parts.stream().allMatch(part -> part.source().isRepeatable());
        Flux<ByteBuffer> all = Flux.fromIterable(opened)
                .concatMap(Opened::bytes, 0)
                .concatWith(whole(end))
                .subscribeOn(Schedulers.boundedElastic())
                .cancelOn(Schedulers.boundedElastic());
        return new Content.Streamed("multipart/form-data; boundary=" + boundary, length, repeatable, all);
    }

    private static Mono<Opened> opened(Part part, String boundary) {
        byte[] head = bytes("--" + boundary + LINE + part.head() + LINE + LINE);
        byte[] end = bytes(LINE);
        return part.source()
                .open()
                .map(found -> new Opened(
                        head.length + found.length() + end.length,
                        Flux.concat(whole(head), found.parts(), whole(end))));
    }

    private Multipart and(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Multipart(List.copyOf(more));
    }

    private static String field(String name) {
        return FileNames.quoted(FileNames.checkedField(name));
    }

    private static Mono<ByteBuffer> whole(byte[] bytes) {
        return Mono.fromSupplier(() -> ByteBuffer.wrap(bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
