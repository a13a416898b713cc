package dev.lever4j.samples.batch;

import dev.lever4j.error.ApiException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.NoAnswerException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.samples.batch.ItemResult.Outcome;
import reactor.core.publisher.Mono;

/** What an error means for the item that met it; one that every item would meet ends the run. */
final class Verdict {
    private Verdict() {}

    // begin verdict
    static Mono<ItemResult> of(WorkItem item, Throwable error) {
        if (error instanceof NotFoundException) {
            // perhaps gone, perhaps another account's: only Lever's list of deletions says that it is gone
            return Mono.just(new ItemResult(item, Outcome.FAILED, "not-found"));
        }
        if (isUnclear(error)) {
            String code = error instanceof OutcomeUnknownException ? "no-answer" : "malformed-answer";
            // a tag may be sent again
            return Mono.just(new ItemResult(item, item.isNote() ? Outcome.UNKNOWN : Outcome.FAILED, code));
        }
        if (error instanceof ApiException no && !(error instanceof UnauthorizedException)) {
            return Mono.just(new ItemResult(item, Outcome.FAILED, code(no)));
        }
        return error instanceof NoAnswerException
                ? Mono.just(new ItemResult(item, Outcome.FAILED, "not-reached"))
                : Mono.error(error); // the credential, the ledger, a mistake of ours
    }

    /** Whether what was sent may have been done. */
    static boolean isUnclear(Throwable error) {
        return error instanceof OutcomeUnknownException || error instanceof MalformedResponseException;
    }
    // end verdict

    private static String code(ApiException no) {
        return no.code().isEmpty() ? "http-" + no.status() : no.code();
    }
}
