package dev.lever4j.it.rivals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lever4j.it.faults.judge.Place;
import dev.lever4j.it.faults.judge.Rival;
import dev.lever4j.it.faults.judge.Seen;
import dev.lever4j.it.rivals.OwnRecords.NewNote;
import dev.lever4j.it.rivals.OwnRecords.One;
import dev.lever4j.it.rivals.OwnRecords.Opportunity;
import dev.lever4j.it.rivals.OwnRecords.Page;
import dev.lever4j.it.rivals.OwnRecords.Written;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The HTTP client of the JDK, blocking, and the databind of Jackson 2. */
final class JdkClient implements Rival {
    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http;
    private final Place place;

    JdkClient(Place place) throws Exception {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Place.TIMEOUT);
        if (place.trusted() != null) {
            builder.sslContext(Tls.context(place.trusted()));
        }
        this.http = builder.build();
        this.place = place;
    }

    @Override
    public List<Seen> list() throws Exception {
        List<Seen> all = new ArrayList<>();
        for (@Nullable String offset = ""; offset != null; ) {
            String more = offset.isEmpty() ? "" : "&offset=" + URLEncoder.encode(offset, StandardCharsets.UTF_8);
            Page page = mapper.readValue(read("/opportunities?limit=100" + more), Page.class);
            page.data().stream().map(Opportunity::seen).forEach(all::add);
            offset = page.goesOn() ? page.next() : null;
        }
        return all;
    }

    @Override
    public Seen get(String id) throws Exception {
        return mapper.readValue(read("/opportunities/" + id), One.class).data().seen();
    }

    @Override
    public String post(String opportunity, String text) throws Exception {
        HttpRequest request = request("/opportunities/" + opportunity + "/notes")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(new NewNote(text))))
                .build();
        return mapper.readValue(ByHand.within(() -> sent(request, BodyHandlers.ofByteArray())), Written.class)
                .data()
                .noteId();
    }

    @Override
    public void download(String opportunity, String file, Path to, long size) throws Exception {
        HttpRequest request = request("/opportunities/" + opportunity + "/files/" + file + "/download")
                .build();
        ByHand.sized(ByHand.read(() -> sent(request, BodyHandlers.ofFile(to))), size);
    }

    private byte[] read(String path) throws Exception {
        HttpRequest request = request(path).build();
        return ByHand.read(() -> sent(request, BodyHandlers.ofByteArray()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(place.api() + path))
                .timeout(Place.TIMEOUT)
                .header("Authorization", Place.BASIC);
    }

    private <T> T sent(HttpRequest request, BodyHandler<T> handler) throws IOException, InterruptedException {
        HttpResponse<T> response = http.send(request, handler);
        if (response.statusCode() / 100 != 2) {
            throw new HttpStatusException(response.statusCode());
        }
        return response.body();
    }

    @Override
    public void close() {}
}
