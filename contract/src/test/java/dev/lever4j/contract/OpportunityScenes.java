package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;
import static dev.lever4j.contract.Scenes.LATER;
import static java.util.Objects.requireNonNull;

import dev.lever4j.client.OpportunityById;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.ArchiveReason;
import dev.lever4j.model.Origin;
import dev.lever4j.request.ArchiveBody;
import dev.lever4j.request.OpportunityBody;
import dev.lever4j.request.OpportunityExpand;
import java.time.Instant;
import java.util.List;
import org.reactivestreams.Publisher;

/** Opportunities. */
final class OpportunityScenes {
    private OpportunityScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.GET_OPPORTUNITY, on -> candidate(on).get(OpportunityExpand.values()))
                        .refused(NotFoundException.class, on -> nobody(on).get()),
                Scene.of(
                                Endpoints.LIST_OPPORTUNITIES,
                                on -> on.lever
                                        .opportunities()
                                        .list(where -> where.archived(false)
                                                .createdFrom(Instant.EPOCH)
                                                .expand(OpportunityExpand.values()))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever
                                        .opportunities()
                                        .list(where -> where.updatedFrom(LATER).updatedTo(Instant.EPOCH))
                                        .items()),
                Scene.of(
                                Endpoints.LIST_DELETED_OPPORTUNITIES,
                                on -> on.lever
                                        .opportunities()
                                        .listDeleted(where -> where.deletedFrom(Instant.EPOCH))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever
                                        .opportunities()
                                        .listDeleted(where ->
                                                where.deletedFrom(LATER).deletedTo(Instant.EPOCH))
                                        .items()),
                Scene.of(
                                Endpoints.CREATE_OPPORTUNITY,
                                on -> on.lever
                                        .opportunities()
                                        .create(newcomer(on), how -> how.parse().asPostingOwner(), on.somebody()))
                        .refused(
                                BadRequestException.class,
                                on -> on.lever.opportunities().create(forNobody(on), on.somebody())),
                Scene.of(
                                Endpoints.CHANGE_STAGE,
                                on -> candidate(on).changeStage(on.stage().id(), on.somebody()))
                        .refused(BadRequestException.class, on -> candidate(on).changeStage(UNKNOWN)),
                Scene.of(Endpoints.CHANGE_ARCHIVED, on -> archivedAndBack(on, candidate(on)))
                        .refused(
                                BadRequestException.class,
                                on -> candidate(on)
                                        .archive(ArchiveBody.builder(UNKNOWN).build())),
                Scene.of(
                                Endpoints.ADD_LINKS,
                                on -> candidate(on).addLinks(List.of("https://example.com/a"), on.somebody()))
                        .refused(
                                IllegalArgumentException.class,
                                on -> candidate(on).addLinks(List.of())),
                Scene.of(
                                Endpoints.REMOVE_LINKS,
                                on -> candidate(on).removeLinks(List.of("https://example.com/a"), on.somebody()))
                        .refused(
                                NotFoundException.class,
                                on -> nobody(on).removeLinks(List.of("https://example.com/a"))),
                Scene.of(Endpoints.ADD_TAGS, on -> candidate(on).addTags(List.of("Java"), on.somebody()))
                        .refused(
                                IllegalArgumentException.class,
                                on -> candidate(on).addTags(List.of())),
                Scene.of(Endpoints.REMOVE_TAGS, on -> candidate(on).removeTags(List.of("Java"), on.somebody()))
                        .refused(NotFoundException.class, on -> nobody(on).removeTags(List.of("Java"))),
                Scene.of(Endpoints.ADD_SOURCES, on -> candidate(on).addSources(List.of("Fair"), on.somebody()))
                        .refused(
                                IllegalArgumentException.class,
                                on -> candidate(on).addSources(List.of())),
                Scene.of(Endpoints.REMOVE_SOURCES, on -> candidate(on).removeSources(List.of("Fair"), on.somebody()))
                        .refused(NotFoundException.class, on -> nobody(on).removeSources(List.of("Fair"))));
    }

    private static OpportunityBody newcomer(Account on) {
        return OpportunityBody.builder()
                .name("Jane Doe")
                .headline("Engineer")
                .stage(on.stage().id())
                .location("Toronto")
                .phone("mobile", "555")
                .emails(List.of("jane.doe@new.example.com"))
                .links(List.of("https://example.com/a"))
                .tags(List.of("Java"))
                .sources(List.of("Fair"))
                .origin(Origin.SOURCED)
                .owner(on.user().id())
                .followers(List.of(on.user().id()))
                .posting(on.posting().id())
                .createdAt(Instant.EPOCH)
                .archived(reason(on), LATER)
                .opportunityLocation("Toronto")
                .build();
    }

    /** For a contact that was anonymized. */
    private static OpportunityBody forNobody(Account on) {
        return OpportunityBody.builder()
                .contact(requireNonNull(on.anonymized().contact()).id())
                .build();
    }

    private static String reason(Account on) {
        return first(on.lever.archiveReasons().list().items().map(ArchiveReason::id));
    }

    private static Publisher<?> archivedAndBack(Account on, OpportunityById candidate) {
        ArchiveBody body = ArchiveBody.builder(reason(on)).cleanInterviews(true).build();
        return candidate.archive(body, on.somebody()).then(candidate.unarchive());
    }

    private static OpportunityById candidate(Account on) {
        return on.lever.opportunity(on.opportunity().id());
    }

    private static OpportunityById nobody(Account on) {
        return on.lever.opportunity(UNKNOWN);
    }
}
