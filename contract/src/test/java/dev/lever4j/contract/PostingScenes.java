package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Scenes.LATER;

import dev.lever4j.client.Postings;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.DistributionChannel;
import dev.lever4j.model.PostingState;
import dev.lever4j.model.WorkplaceType;
import dev.lever4j.request.Distribution;
import dev.lever4j.request.PostingBody;
import dev.lever4j.request.PostingChanges;
import dev.lever4j.request.PostingExpand;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Postings, and who may see them. */
final class PostingScenes {
    private PostingScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(
                                Endpoints.GET_POSTING,
                                on -> postings(on)
                                        .get(on.posting().id(), Distribution.EXTERNAL, PostingExpand.values()))
                        .refused(NotFoundException.class, on -> postings(on).get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_POSTINGS,
                                on -> postings(on)
                                        .list(where -> where.includeContent()
                                                .includeFollowers()
                                                .expand(PostingExpand.values()))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> postings(on)
                                        .list(where ->
                                                where.updatedFrom(Instant.EPOCH).team("Platform"))
                                        .items()),
                Scene.of(
                                Endpoints.LIST_DELETED_POSTINGS,
                                on -> postings(on)
                                        .listDeleted(where -> where.deletedFrom(Instant.EPOCH))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> postings(on)
                                        .listDeleted(where ->
                                                where.deletedFrom(LATER).deletedTo(Instant.EPOCH))
                                        .items()),
                Scene.of(Endpoints.CREATE_POSTING, on -> postings(on).create(complete(on), on.somebody()))
                        .refused(
                                IllegalArgumentException.class,
                                on -> postings(on)
                                        .create(PostingBody.builder(" ").build(), on.somebody())),
                Scene.of(
                                Endpoints.UPDATE_POSTING,
                                on -> postings(on)
                                        .update(on.posting().id(), changes(on), on.somebody())
                                        .then(postings(on).update(on.posting().id(), none(), on.somebody())))
                        .refused(
                                IllegalArgumentException.class,
                                on -> postings(on)
                                        .update(
                                                on.posting().id(),
                                                PostingChanges.builder()
                                                        .workplaceType(WorkplaceType.UNSPECIFIED)
                                                        .build(),
                                                on.somebody())),
                Scene.of(
                                Endpoints.GET_POSTING_ACCESS,
                                on -> on.lever.posting(on.posting().id()).access())
                        .refused(
                                NotFoundException.class,
                                on -> on.lever.posting(UNKNOWN).access()));
    }

    private static PostingBody complete(Account on) {
        return PostingBody.builder("Engineer")
                .state(PostingState.PUBLISHED)
                .distributionChannels(List.of(DistributionChannel.PUBLIC))
                .owner(on.user().id())
                .hiringManager(on.user().id())
                .categories(of -> of.team("Platform")
                        .department("Technology")
                        .location("Berlin")
                        .allLocations(List.of("Berlin", "Paris"))
                        .commitment("Full-time"))
                .tags(List.of("Java"))
                .content(of -> of.description("<div><b>x</b></div>")
                        .list("Needs", "<li>y</li>")
                        .closing("<div>z</div>"))
                .workplaceType(WorkplaceType.HYBRID)
                .requisitionCodes(List.of())
                .salaryDescription("<div>s</div>")
                .salaryRange(BigDecimal.ONE, BigDecimal.TEN, "EUR", "per-year-salary")
                .build();
    }

    private static PostingChanges changes(Account on) {
        return PostingChanges.builder()
                .text("Senior engineer")
                .followers(List.of(on.user().id()))
                .country("DE")
                .workplaceType(WorkplaceType.REMOTE)
                .build();
    }

    private static PostingChanges none() {
        return PostingChanges.builder()
                .noOwner()
                .noHiringManager()
                .noSalaryRange()
                .build();
    }

    private static Postings postings(Account on) {
        return on.lever.postings();
    }
}
