package dev.lever4j.samples.batch;

import dev.lever4j.error.ApiException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.NoAnswerException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.json.LeverJson;
import dev.lever4j.samples.batch.ItemResult.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What an error means for the item that met it; one that every item would meet ends the run. */
final class Verdict {
    private static final int LONGEST_MESSAGE = 200;

    private Verdict() {}

    // begin verdict
    static Mono<ItemResult> of(WorkItem item, Throwable error) {
        if (error instanceof NotFoundException) {
            return Mono.just(ItemResult.of(item, Outcome.SKIPPED, "gone"));
        }
        if (error instanceof OutcomeUnknownException) {
            return Mono.just(ItemResult.of(item, Outcome.UNKNOWN, "no-answer"));
        }
        if (error instanceof ApiException no && !(error instanceof UnauthorizedException)) {
            return Mono.just(new ItemResult(item, Outcome.FAILED, code(no), message(no)));
        }
        return error instanceof NoAnswerException
                ? Mono.just(ItemResult.of(item, Outcome.FAILED, "not-reached"))
                : Mono.error(error); // the credential, the ledger, a mistake of ours
    }
    // end verdict

    private static String code(ApiException no) {
        return no.code().isEmpty() ? "http-" + no.status() : no.code();
    }

    private static String message(ApiException no) {
        try {
            Map<String, @Nullable Object> body = LeverJson.map(no.body());
            String message = body.get("message") instanceof String text ? text : "";
            return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
        } catch (LeverException notJson) {
            return "";
        }
    }
}
