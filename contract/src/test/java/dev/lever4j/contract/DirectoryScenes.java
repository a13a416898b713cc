package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.ArchiveReasonType;
import java.util.List;

/** Stages, dispositions, sources, tags, archive reasons. */
final class DirectoryScenes {
    private DirectoryScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.LIST_STAGES, on -> on.lever.stages().list().items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever.stages().list().pageSize(0).items()),
                Scene.of(
                                Endpoints.GET_STAGE,
                                on -> on.lever.stages().get(on.stage().id()))
                        .refused(
                                NotFoundException.class, on -> on.lever.stages().get(UNKNOWN)),
                Scene.of(
                                Endpoints.GET_DISPOSITION_STAGES,
                                on -> on.lever.stages().disposition())
                        .refused(
                                ForbiddenException.class,
                                on -> on.withScope("tags:read:admin").stages().disposition()),
                Scene.of(
                                Endpoints.LIST_ARCHIVE_REASONS,
                                on -> on.lever
                                        .archiveReasons()
                                        .list(where -> where.type(ArchiveReasonType.HIRED))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever
                                        .archiveReasons()
                                        .list(where -> where.limit(101))
                                        .items()),
                Scene.of(
                                Endpoints.GET_ARCHIVE_REASON,
                                on -> on.lever
                                        .archiveReasons()
                                        .get(first(on.lever
                                                        .archiveReasons()
                                                        .list()
                                                        .items())
                                                .id()))
                        .refused(
                                NotFoundException.class,
                                on -> on.lever.archiveReasons().get(UNKNOWN)),
                Scene.of(Endpoints.LIST_SOURCES, on -> on.lever.sources().list().items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever.sources().list().pageSize(0).items()),
                Scene.of(Endpoints.LIST_TAGS, on -> on.lever.tags().list().items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever.tags().list().pageSize(0).items()));
    }
}
