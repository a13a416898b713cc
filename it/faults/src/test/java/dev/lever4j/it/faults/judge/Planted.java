package dev.lever4j.it.faults.judge;

import dev.lever4j.it.faults.cell.Right;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows what is right without asking; a test plants what is wrong. */
class Planted implements Rival, Rival.Maker {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private @Nullable Place place;

    @Override
    public String name() {
        return "planted";
    }

    @Override
    public Rival make(Place where) {
        place = where;
        return this;
    }

    @Override
    public List<Seen> list() throws Exception {
        return List.of(Seen.right(Right.ID), Seen.right(Right.OTHER));
    }

    @Override
    public @Nullable Seen get(String id) throws Exception {
        return Seen.right(id);
    }

    @Override
    public @Nullable String post(String opportunity, String text) throws Exception {
        return "note-1";
    }

    @Override
    public void download(String opportunity, String file, Path to, long size) throws Exception {
        Files.write(to, Right.file());
    }

    @Override
    public void close() {}

    /** With the key, wherever that may be; the answer's headers. */
    HttpHeaders send(String method, String path) throws Exception {
        return send(method, path, "");
    }

    HttpHeaders send(String method, String path, String body) throws Exception {
        if (place == null) {
            throw new IllegalStateException("nowhere to call");
        }
        URI uri = URI.create(path.startsWith("http") ? path : place.api() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", Place.BASIC)
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).headers();
    }
}
