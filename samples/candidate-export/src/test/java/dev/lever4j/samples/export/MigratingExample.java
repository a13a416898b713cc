package dev.lever4j.samples.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.RawResponse;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.json.RawJson;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.WrittenNote;
import dev.lever4j.request.NoteBody;
import dev.lever4j.request.PerformAs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What docs/migrating.md shows: compiled and run here. */
final class MigratingExample {
    private MigratingExample() {}

    static Flux<Opportunity> list(LeverClient lever, Instant monday) {
        // begin list
        Flux<Opportunity> changed =
                lever.opportunities().list(where -> where.updatedFrom(monday)).items();
        // end list
        return changed;
    }

    static Mono<WrittenNote> note(LeverClient lever, String opportunity, PerformAs me) {
        // begin note
        Mono<WrittenNote> noted = lever.with(options -> options.timeout(Duration.ofSeconds(20)))
                .opportunity(opportunity)
                .notes()
                .create(NoteBody.builder("Great call").build(), me);
        // end note
        return noted;
    }

    static Flux<RawJson> blueprint(Path file, TokenStore grant, Map<String, String> environment, String opportunity) {
        // begin blueprint
        LeverClient lever = LeverClient.fromBlueprint(file, "lever", environment)
                .grant(grant) // where the connection was
                .build();

        // httpRequest('opportunities/' + id + '/addTags', 'POST', ...)
        Mono<RawResponse> tagged = lever.raw()
                .post("/opportunities/{id}/addTags", opportunity)
                .body("{\"tags\":[\"synced\"]}".getBytes(StandardCharsets.UTF_8))
                .exchange();
        // httpRequest('stages', 'GET'), page after page
        Flux<RawJson> stages = lever.raw().get("/stages").paged().items();
        // end blueprint
        return tagged.thenMany(stages).doFinally(end -> lever.close());
    }

    static Mono<FolderManifest> tap(LeverClient lever, Path folder) {
        // begin tap
        LeverExport export =
                LeverExport.of(lever).with(ExportResource.APPLICATIONS, ExportResource.OFFERS, ExportResource.RESUMES);
        Mono<FolderManifest> done = ExportFolder.at(folder).write(export); // and again after a crash
        // end tap
        return done;
    }
}
