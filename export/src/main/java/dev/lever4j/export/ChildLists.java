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
    /** Other parents that are asked whether it is one list or all. */
    private static final int OTHERS = 3;

    private final LeverClient client;
    private final Parents parents;
    private final Patience patience;

    ChildLists(LeverClient client, Parents parents, Patience patience) {
        this.client = client;
        this.parents = parents;
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
    private static boolean isOfOneList(Throwable error) {
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
        if (parents.count() < 2) {
            return kind.isUnderOpportunities() ? isThere(id) : Mono.just(false);
        }
        Flux<Boolean> others = Flux.range(0, OTHERS)
                .concatMap(any -> parents.from(another(ordinal)).next().flatMap(other -> isAnswered(other, kind)), 0);
        return passes ? others.all(answered -> answered) : others.any(answered -> answered);
    }

    /** There is no other list to ask for: whether Lever answers at all. */
    private Mono<Boolean> isThere(String id) {
        return opportunity(id).thenReturn(true).onErrorResume(LeverException.class, alike -> Mono.just(false));
    }

    private Mono<Boolean> isAnswered(String id, ChildKind kind) {
        return once(id, kind).map(answer -> true).onErrorResume(LeverException.class, alike -> Mono.just(false));
    }

    private long another(long own) {
        long other = client.timeAndChance().random().nextLong(parents.count() - 1);
        return other < own ? other : other + 1;
    }
}
