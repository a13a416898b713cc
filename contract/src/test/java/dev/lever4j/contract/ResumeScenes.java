package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;

import dev.lever4j.client.OpportunityById;
import dev.lever4j.contract.Account.Owned;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.UnprocessedFileException;
import dev.lever4j.model.FileStatus;
import dev.lever4j.model.Offer;
import dev.lever4j.model.Resume;
import dev.lever4j.request.OfferDocumentStatus;
import dev.lever4j.request.OfferExpand;
import java.time.Instant;
import java.util.List;
import org.reactivestreams.Publisher;

/** Resumes and offers. */
final class ResumeScenes {
    private ResumeScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.GET_RESUME, on -> get(resume(on, FileStatus.PROCESSED)))
                        .refused(
                                NotFoundException.class,
                                on -> candidate(on).resumes().get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_RESUMES,
                                on -> candidate(on)
                                        .resumes()
                                        .list(where -> where.uploadedFrom(Instant.EPOCH))
                                        .items())
                        .refused(
                                NotFoundException.class,
                                on -> nobody(on).resumes().list().items()),
                Scene.of(Endpoints.DOWNLOAD_RESUME, on -> download(resume(on, FileStatus.PROCESSED)))
                        .refused(UnprocessedFileException.class, on -> download(resume(on, FileStatus.ERROR))),
                Scene.of(
                                Endpoints.LIST_OFFERS,
                                on -> offer(on, true)
                                        .owner()
                                        .offers()
                                        .list(OfferExpand.values())
                                        .items())
                        .refused(
                                NotFoundException.class,
                                on -> nobody(on).offers().list().items()),
                Scene.of(Endpoints.DOWNLOAD_OFFER, on -> document(offer(on, true)))
                        .refused(NotFoundException.class, on -> document(offer(on, false))));
    }

    private static Owned<Resume> resume(Account on, FileStatus status) {
        return on.owned(
                owner -> owner.resumes().list(),
                resume -> resume.file() != null && status.equals(resume.file().status()));
    }

    private static Owned<Offer> offer(Account on, boolean sent) {
        return on.owned(owner -> owner.offers().list(), offer -> (offer.sentDocument() != null) == sent);
    }

    private static Publisher<?> get(Owned<Resume> resume) {
        return resume.owner().resumes().get(resume.value().id());
    }

    private static Publisher<?> download(Owned<Resume> resume) {
        return resume.owner().resumes().download(resume.value().id()).buffers();
    }

    private static Publisher<?> document(Owned<Offer> offer) {
        return offer.owner()
                .offers()
                .download(offer.value().id(), OfferDocumentStatus.SENT)
                .buffers();
    }

    private static OpportunityById candidate(Account on) {
        return on.lever.opportunity(on.opportunity().id());
    }

    private static OpportunityById nobody(Account on) {
        return on.lever.opportunity(UNKNOWN);
    }
}
