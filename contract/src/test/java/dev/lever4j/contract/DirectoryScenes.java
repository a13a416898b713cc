package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.ArchiveReasonType;
import java.util.List;

/** Stages, sources, tags, archive reasons. */
final class DirectoryScenes {
    private DirectoryScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(
                                Endpoints.LIST_STAGES,
                                account -> account.lever.stages().list().items())
                        .refused(
                                IllegalArgumentException.class,
                                account -> account.lever
                                        .stages()
                                        .list()
                                        .pageSize(0)
                                        .items()),
                Scene.of(
                                Endpoints.GET_STAGE,
                                account -> account.lever
                                        .stages()
                                        .get(account.stage().id()))
                        .refused(
                                NotFoundException.class,
                                account -> account.lever.stages().get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_ARCHIVE_REASONS,
                                account -> account.lever
                                        .archiveReasons()
                                        .list(where -> where.type(ArchiveReasonType.HIRED))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                account -> account.lever
                                        .archiveReasons()
                                        .list(where -> where.limit(101))
                                        .items()),
                Scene.of(
                                Endpoints.GET_ARCHIVE_REASON,
                                account -> account.lever
                                        .archiveReasons()
                                        .get(first(account.lever
                                                        .archiveReasons()
                                                        .list()
                                                        .items())
                                                .id()))
                        .refused(
                                NotFoundException.class,
                                account -> account.lever.archiveReasons().get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_SOURCES,
                                account -> account.lever.sources().list().items())
                        .refused(
                                IllegalArgumentException.class,
                                account -> account.lever
                                        .sources()
                                        .list()
                                        .pageSize(0)
                                        .items()),
                Scene.of(
                                Endpoints.LIST_TAGS,
                                account -> account.lever.tags().list().items())
                        .refused(
                                IllegalArgumentException.class,
                                account ->
                                        account.lever.tags().list().pageSize(0).items()));
    }
}
