package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.Page;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.AuthException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.OffsetExpiredException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.json.RawJson;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks for the lists under single records, and finds out what it means where there is none to be had. */
final class ChildLists {
    /** Parents that are asked whether it is one list or all. */
    static final int OTHERS = 3;

    private final LeverClient client;
    private final Others others;
    private final Patience patience;

    /** Whose lists tell whether one is alone in that it cannot be read. */
    interface Others {
        /**
         * A few ids, drawn anew each time; none where there are no others.
         *
         * @param ordinal of the parent whose others they are
         */
        Flux<String> of(long ordinal);
    }

    ChildLists(LeverClient client, Others others, Patience patience) {
        this.client = client;
        this.others = others;
        this.patience = patience;
    }

    /** What came of it. */
    sealed interface Answer {
        record Read(List<Page<RawJson>> pages) implements Answer {}

        record Gone(NotFoundException why) implements Answer {}

        record Refused(ForbiddenException why) implements Answer {}

        /** Though others can be read. */
        record Unreadable(LeverException why) implements Answer {}
    }

    /**
     * One list, all of it. The error is Lever's where other lists fare no better, or the credential is at fault, or its
     * limit.
     *
     * @param ordinal of the parent
     */
    Mono<Answer> ask(String id, long ordinal, ChildKind kind) {
        return patience.with(once(id, kind))
                .onErrorResume(
                        ChildLists::isOfOneList,
                        why -> isAlone(id, ordinal, kind, why)
                                // once more: what lasted for that long may have passed meanwhile
                                .flatMap(alone -> alone ? once(id, kind) : Mono.error(why))
                                .onErrorResume(
                                        again -> again != why && isOfOneList(again),
                                        again -> Mono.just(new Answer.Unreadable((LeverException) again))));
    }

    private Mono<Answer> once(String id, ChildKind kind) {
        return list(id, kind)
                .doOnNext(read -> kind.isThere())
                .<Answer>map(Answer.Read::new)
                // without Lever's code it is the word of somebody on the way
                .onErrorResume(NotFoundException.class, no -> no.code().isEmpty() ? Mono.error(no) : gone(id, kind, no))
                .onErrorResume(ForbiddenException.class, no -> Mono.just(new Answer.Refused(no)));
    }

    /** A refused offset restarts the list once. */
    private Mono<List<Page<RawJson>>> list(String id, ChildKind kind) {
        Mono<List<Page<RawJson>>> list = client.raw()
                .get(kind.resource.endpoint().template(), id)
                .paged()
                .pages()
                .collectList();
        return list.onErrorResume(OffsetExpiredException.class, refused -> list);
    }

    /** That a list is not there means that its parent is gone, unless too many are said to be. */
    private Mono<Answer> gone(String id, ChildKind kind, NotFoundException why) {
        if (!kind.isOddlyGone()) {
            return Mono.just(new Answer.Gone(why));
        }
        return opportunity(id)
                .then(Mono.<Answer>just(new Answer.Unreadable(why)))
                .onErrorResume(
                        NotFoundException.class,
                        no -> no.code().isEmpty() ? Mono.error(no) : Mono.just(new Answer.Gone(why)));
    }

    private Mono<Void> opportunity(String id) {
        return client.raw()
                .get(Endpoints.GET_OPPORTUNITY.template(), id)
                .exchange()
                .then();
    }

    /** Whether it may be one list that is at fault, not the credential, its limit, or this program. */
    static boolean isOfOneList(Throwable error) {
        return error instanceof LeverException
                && !(error instanceof AuthException
                        || error instanceof UnauthorizedException
                        || error instanceof RateLimitedException
                        || error instanceof ClientClosedException);
    }

    /** Whether Lever answers as ever for others: for all of a few, where what went wrong is of the kind that passes. */
    private Mono<Boolean> isAlone(String id, long ordinal, ChildKind kind, Throwable why) {
        boolean passes = Patience.passes(why);
        if (!passes && kind.isGranted()) {
            return Mono.just(true);
        }
        return others.of(ordinal).collectList().flatMap(some -> {
            if (some.isEmpty()) {
                return kind.isUnderOpportunities() ? isThere(id) : Mono.just(false);
            }
            Flux<Boolean> answers = Flux.fromIterable(some).concatMap(other -> isAnswered(other, kind), 0);
            return passes ? answers.all(answered -> answered) : answers.any(answered -> answered);
        });
    }

    /** There is no other list to ask for: whether Lever answers at all. */
    private Mono<Boolean> isThere(String id) {
        return opportunity(id).thenReturn(true).onErrorResume(LeverException.class, alike -> Mono.just(false));
    }

    private Mono<Boolean> isAnswered(String id, ChildKind kind) {
        return once(id, kind).map(answer -> true).onErrorResume(LeverException.class, alike -> Mono.just(false));
    }
}
