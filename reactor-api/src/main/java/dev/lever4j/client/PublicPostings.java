package dev.lever4j.client;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.endpoint.PublicEndpoints;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.ApplicationRefusedException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.json.LeverJson;
import dev.lever4j.model.PublicApplicationAnswer;
import dev.lever4j.model.PublicPosting;
import dev.lever4j.request.PublicApplicationBody;
import dev.lever4j.request.PublicPostingFilter;
import dev.lever4j.request.Query;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The published jobs of one company's site: Lever's public postings API. Calls go through a pipeline as all others do,
 * with a rate of the site's own, and carry no credential. A site lies in one of Lever's data centres only (seen live):
 * the other one answers {@link dev.lever4j.error.NotFoundException}.
 */
public final class PublicPostings {
    private final Calls reading;
    private final Calls applying;
    private final String site;

    PublicPostings(Calls calls, String site) {
        PublicEndpoints.LIST.path(site); // a bad name is found here, not at the first call
        PublicSites.PublicSite ways = calls.core().publicSites().site(site);
        this.reading = calls.through(ways.reading());
        this.applying = calls.through(ways.applying());
        this.site = site;
    }

    /** All of them. */
    public Flux<PublicPosting> list() {
        return list(PublicPostingFilter.all());
    }

    /** Those that a filter lets through; said in place: {@code list(where -> where...)}. */
    public Flux<PublicPosting> list(UnaryOperator<PublicPostingFilter.Builder> where) {
        return list(where.apply(PublicPostingFilter.builder()).build());
    }

    /**
     * Those that a filter lets through, page by page on demand; the filter's limit is the size of a page. The list is
     * over when a page is empty, since Lever does not document how large a page may be. It is no snapshot: what is
     * published meanwhile may shift a posting, which is missed then or comes twice.
     */
    public Flux<PublicPosting> list(PublicPostingFilter filter) {
        return PublicWalk.of(reading, site, filter.toQuery());
    }

    /**
     * One posting. Emits it, or {@link dev.lever4j.error.NotFoundException} where none is published.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<PublicPosting> get(String id) {
        return reading.send(
                PublicEndpoints.GET,
                PublicEndpoints.GET.path(site, id),
                Query.empty(),
                null,
                reply -> Calls.same(PublicEndpoints.GET, id, LeverJson.decode(reply.body(), PublicPosting.class)));
    }

    /**
     * Applies with a key of the company's, made for its job site. Emits the answer once Lever took the application, or
     * {@link ApplicationRefusedException} where it did not, or {@link dev.lever4j.error.ForbiddenException} where the
     * key may not. At most 2 a second are sent for a site (Lever's limit, documented), by all clients that share
     * resources. Not sent again once it may have arrived. Lever wants the key in the URL, which Reactor Netty's own
     * loggers show at DEBUG.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<PublicApplicationAnswer> apply(String id, PublicApplicationBody body, Secret key) {
        return apply(id, body, query(key));
    }

    /** As {@link #apply(String, PublicApplicationBody, Secret)}, without a key, which Lever documents as needed. */
    public Mono<PublicApplicationAnswer> apply(String id, PublicApplicationBody body) {
        return apply(id, body, Query.empty());
    }

    /**
     * As {@link #apply(String, PublicApplicationBody, Secret)}, with a resume, sent while it is read; see
     * {@link UploadSource} for limits and errors.
     *
     * @throws IllegalArgumentException if the id is none, or a name among the body's urls cannot be said in a form
     */
    public Mono<PublicApplicationAnswer> apply(String id, PublicApplicationBody body, UploadSource resume, Secret key) {
        return apply(id, body, resume, query(key));
    }

    /** As {@link #apply(String, PublicApplicationBody, UploadSource, Secret)}, without a key. */
    public Mono<PublicApplicationAnswer> apply(String id, PublicApplicationBody body, UploadSource resume) {
        return apply(id, body, resume, Query.empty());
    }

    /** Any endpoint of the public API, with templates such as {@code /v0/postings/{site}}; no {@code paged()} there. */
    public RawApi raw() {
        return new RawApi(reading);
    }

    private Mono<PublicApplicationAnswer> apply(String id, PublicApplicationBody body, Query query) {
        return applying.send(
                PublicEndpoints.APPLY,
                PublicEndpoints.APPLY.path(site, id),
                query,
                body.toJson(),
                PublicPostings::taken);
    }

    private Mono<PublicApplicationAnswer> apply(
            String id, PublicApplicationBody body, UploadSource resume, Query query) {
        return applying.sendForm(
                PublicEndpoints.APPLY,
                PublicEndpoints.APPLY.path(site, id),
                query,
                Multipart.form().texts(body.toForm()).file("resume", resume),
                PublicPostings::taken);
    }

    private static Query query(Secret key) {
        return Query.empty().and("key", key.reveal());
    }

    private static PublicApplicationAnswer taken(HttpReply reply) {
        PublicApplicationAnswer answer = LeverJson.decode(reply.body(), PublicApplicationAnswer.class);
        if (answer.ok() == null) {
            throw new MalformedResponseException(
                    PublicEndpoints.APPLY.label() + " was answered without saying whether the application was taken",
                    null);
        }
        if (!answer.ok()) {
            throw new ApplicationRefusedException(
                    PublicEndpoints.APPLY.label() + " was answered " + reply.status()
                            + ", and the application was not taken; what Lever says of it is in bodyText()",
                    new ApiException.Answer(reply.status(), "", reply.body()));
        }
        return answer;
    }
}
