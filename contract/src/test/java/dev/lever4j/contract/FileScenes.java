package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;

import dev.lever4j.client.OpportunityFiles;
import dev.lever4j.client.UploadSource;
import dev.lever4j.contract.Account.Owned;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.UnprocessedFileException;
import dev.lever4j.model.File;
import dev.lever4j.model.FileStatus;
import java.time.Instant;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Files and uploads. */
final class FileScenes {
    private FileScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.GET_FILE, on -> get(file(on, FileStatus.PROCESSED)))
                        .refused(NotFoundException.class, on -> files(on).get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_FILES,
                                on -> files(on)
                                        .list(where -> where.uploadedFrom(Instant.EPOCH))
                                        .items())
                        .refused(
                                NotFoundException.class,
                                on -> on.lever
                                        .opportunity(UNKNOWN)
                                        .files()
                                        .list()
                                        .items()),
                Scene.of(Endpoints.UPLOAD_FILE, on -> upload(on))
                        .refused(IllegalArgumentException.class, on -> files(on).upload(tooLarge(), on.somebody())),
                Scene.of(Endpoints.DOWNLOAD_FILE, on -> download(file(on, FileStatus.PROCESSED)))
                        .refused(UnprocessedFileException.class, on -> download(file(on, FileStatus.ERROR))),
                Scene.of(
                                Endpoints.DELETE_FILE,
                                on -> files(on).delete(first(upload(on)).id(), on.somebody()))
                        .refused(NotFoundException.class, on -> files(on).delete(UNKNOWN, on.somebody())),
                Scene.of(
                                Endpoints.LIST_FILE_ACTIONS,
                                on -> upload(on)
                                        .thenMany(files(on)
                                                .actions(where -> where.occurredFrom(Instant.EPOCH))
                                                .items()))
                        .refused(
                                NotFoundException.class,
                                on -> on.lever
                                        .opportunity(UNKNOWN)
                                        .files()
                                        .actions()
                                        .items()),
                Scene.of(Endpoints.UPLOAD, on -> on.lever.uploads().upload(letter()))
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever.uploads().upload(tooLarge())));
    }

    private static UploadSource letter() {
        return UploadSource.ofBytes("letter.txt", new byte[] {'h', 'i'});
    }

    private static UploadSource tooLarge() {
        return UploadSource.of("film.pdf", UploadSource.LARGEST + 1, Mono.never());
    }

    private static Mono<File> upload(Account on) {
        return files(on).upload(letter(), on.somebody());
    }

    private static Owned<File> file(Account on, FileStatus status) {
        return on.owned(owner -> owner.files().list(), file -> status.equals(file.status()));
    }

    private static Publisher<?> get(Owned<File> file) {
        return file.owner().files().get(file.value().id());
    }

    private static Publisher<?> download(Owned<File> file) {
        return file.owner().files().download(file.value().id()).buffers();
    }

    private static OpportunityFiles files(Account on) {
        return on.lever.opportunity(on.opportunity().id()).files();
    }
}
