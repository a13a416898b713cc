package dev.lever4j.it.rivals;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lever4j.it.faults.judge.Place;
import dev.lever4j.it.faults.judge.Rival;
import dev.lever4j.it.faults.judge.Seen;
import dev.lever4j.it.rivals.generated.ApiClient;
import dev.lever4j.it.rivals.generated.ApiException;
import dev.lever4j.it.rivals.generated.api.FilesApi;
import dev.lever4j.it.rivals.generated.api.NotesApi;
import dev.lever4j.it.rivals.generated.api.OpportunitiesApi;
import dev.lever4j.it.rivals.generated.model.NewNote;
import dev.lever4j.it.rivals.generated.model.Note;
import dev.lever4j.it.rivals.generated.model.NoteId;
import dev.lever4j.it.rivals.generated.model.Opportunity;
import dev.lever4j.it.rivals.generated.model.OpportunitySourcedBy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What OpenAPI Generator makes of our description of Lever's API: the JDK's client and Jackson 2, blocking. */
final class GeneratedClient implements Rival {
    private final OpportunitiesApi opportunities;
    private final NotesApi notes;
    private final FilesApi files;

    GeneratedClient(Place place) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(place.api());
        client.setConnectTimeout(Place.TIMEOUT);
        client.setReadTimeout(Place.TIMEOUT);
        // what it makes of "an id, a user or null" refuses null, which many records have
        ObjectMapper mapper = client.getObjectMapper();
        mapper.configOverride(OpportunitySourcedBy.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP));
        client.setObjectMapper(mapper);
        client.setRequestInterceptor(request -> request.header("Authorization", Place.BASIC));
        if (place.trusted() != null) {
            client.setHttpClientBuilder(HttpClient.newBuilder().sslContext(Tls.context(place.trusted())));
        }
        opportunities = new OpportunitiesApi(client);
        notes = new NotesApi(client);
        files = new FilesApi(client);
    }

    @Override
    public List<Seen> list() throws Exception {
        List<Seen> all = new ArrayList<>();
        @Nullable String offset = null;
        do {
            @Nullable String from = offset;
            var page = ByHand.read(
                    () -> opportunities.listOpportunities(
                            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                            null, null, null, null, null, null, null, null, 100, from),
                    GeneratedClient::passes);
            page.getData().stream().map(GeneratedClient::seen).forEach(all::add);
            offset = Objects.requireNonNullElse(page.getHasNext(), false) ? page.getNext() : null;
        } while (offset != null);
        return all;
    }

    @Override
    public Seen get(String id) throws Exception {
        return seen(ByHand.read(() -> opportunities.getOpportunity(id, null, null), GeneratedClient::passes)
                .getData());
    }

    @Override
    public @Nullable String post(String opportunity, String text) throws Exception {
        Object written = ByHand.within(() -> notes.createNote(opportunity, new NewNote().value(text), null, null))
                .getData()
                .getActualInstance();
        return written instanceof Note note ? note.getNoteId() : ((NoteId) written).getNoteId();
    }

    @Override
    public void download(String opportunity, String file, Path to, long size) throws Exception {
        Path saved = ByHand.read(() -> files.downloadFile(opportunity, file), GeneratedClient::passes)
                .toPath();
        Files.move(saved, to, StandardCopyOption.REPLACE_EXISTING);
        ByHand.sized(to, size);
    }

    private static Seen seen(Opportunity record) {
        return new Seen(record.getId(), record.getName(), record.getEmails(), record.getCreatedAt());
    }

    /** It wraps what the network did. */
    private static boolean passes(Exception failed) {
        return failed instanceof ApiException answered
                && (HttpStatusException.passes(answered.getCode())
                        || (answered.getCause() instanceof IOException cause
                                && !(cause instanceof JsonProcessingException)));
    }

    @Override
    public void close() {}
}
