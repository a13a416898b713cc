package dev.lever4j.benchmarks.mode;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** The HTTP client of the JDK, blocking, and the databind of Jackson 2. */
final class JdkClient implements Mode {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Account account;

    JdkClient(Account account) {
        this.account = account;
    }

    @Override
    public long read() {
        long read = 0;
        for (@Nullable String offset = ""; offset != null; ) {
            OwnRecords.Page page = page(offset);
            read += page.data().size();
            offset = page.hasNext() ? page.next() : null;
        }
        return read;
    }

    private OwnRecords.Page page(String offset) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(account.url(offset)))
                .header("Authorization", Account.BEARER)
                .build();
        try {
            return mapper.readValue(
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body(), OwnRecords.Page.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
