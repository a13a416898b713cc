package dev.lever4j.client.http;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.ApiException.Answer;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.OffsetExpiredException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.error.UnprocessedFileException;
import dev.lever4j.resilience.RetryAfter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means. Statuses as Lever documents them; a body is JSON with {@code code} and {@code message} where
 * Lever itself answers, and anything at all where something before it does. Neither gets into a message, since both may
 * quote what was sent.
 */
final class Answers {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** As Lever says it; told without taking it apart. */
    private static final String USUAL = "application/json; charset=utf-8";

    private final TimeAndChance time;

    Answers(TimeAndChance time) {
        this.time = time;
    }

    /** What is wrong with a 2xx answer; null where it is usable. */
    static @Nullable RuntimeException doubt(Endpoint endpoint, HttpReply reply) {
        return wantsJson(endpoint) && isSomethingElse(reply)
                ? new MalformedResponseException(
                        endpoint.label() + " was answered " + reply.status()
                                + " with something that is not JSON; does a proxy or a login page answer in Lever's"
                                + " place?",
                        null)
                : null;
    }

    /**
     * What any other answer means.
     *
     * @param url that was asked
     */
    RuntimeException refusal(Flight flight, URI url, HttpReply reply) {
        Endpoint endpoint = flight.call().endpoint();
        if (REDIRECTS.contains(reply.status()) && flight.call().followsRedirects()) {
            return redirect(endpoint, url, reply);
        }
        return flight.isElsewhere() ? refusalOfElsewhere(endpoint, reply) : refusal(endpoint, reply);
    }

    private static RuntimeException redirect(Endpoint endpoint, URI from, HttpReply reply) {
        List<String> places = reply.header("location");
        try {
            if (places.size() == 1 && !places.get(0).isBlank()) {
                return new Redirected(reply.status(), from.resolve(new URI(places.get(0))));
            }
        } catch (URISyntaxException noUrl) {
            // its message quotes what may be a secret
        }
        return new MalformedResponseException(
                endpoint.label() + " was answered " + reply.status() + " without saying where to go", null);
    }

    /** A storage's own words are kept out: it may quote the signed URL that it was asked with. */
    private ApiException refusalOfElsewhere(Endpoint endpoint, HttpReply reply) {
        Answer answer = new Answer(reply.status(), "", new byte[0]);
        String said = endpoint.label() + " was redirected, and answered there with " + reply.status() + "; ";
        if (reply.status() == 429) {
            return new RateLimitedException(said + "ask less often", answer, retryAfter(reply));
        }
        return reply.status() >= 500 && reply.status() < 600
                ? new ServerErrorException(said + "try again later", answer)
                : new ApiException(said + "ask Lever again, for its link may have expired", answer);
    }

    private ApiException refusal(Endpoint endpoint, HttpReply reply) {
        ErrorBody body = ErrorBody.of(reply.body());
        Answer answer = new Answer(reply.status(), body.code(), body.excerpt());
        String said = endpoint.label() + " was answered " + reply.status()
                + (body.code().isEmpty() ? "" : " " + body.code()) + "; ";
        return switch (reply.status()) {
            case 400 ->
                body.namesInvalidOffset()
                        ? new OffsetExpiredException(
                                said + "the cursor has expired or belongs to other filters: start the list again",
                                answer)
                        : new BadRequestException(
                                said + "check ids, filters and body; Lever's own words are in bodyText()", answer);
            case 401 ->
                new UnauthorizedException(
                        said + "check that the key or grant is valid, is not revoked, and is of this environment",
                        answer);
            case 403 -> new ForbiddenException(said + "the " + needed(endpoint), answer);
            case 404 ->
                new NotFoundException(said + "there is no such record, or the credential may not see it", answer);
            case 422 ->
                endpoint.shape() == Shape.BINARY
                        ? new UnprocessedFileException(
                                said + "Lever could not process this file, so it does not give it out: look at its"
                                        + " status, and wait if it is being processed",
                                answer)
                        : other(said, answer);
            case 429 ->
                new RateLimitedException(
                        said + "over the rate limit: lower the rate, or find who else uses this credential",
                        answer,
                        retryAfter(reply));
            default -> other(said, answer);
        };
    }

    private static ApiException other(String said, Answer answer) {
        if (answer.status() >= 500 && answer.status() < 600) {
            return new ServerErrorException(said + "Lever could not answer: try again later", answer);
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            return new ApiException(said + "redirects are not followed: check the base URL", answer);
        }
        return new ApiException(said + "Lever's own words are in bodyText()", answer);
    }

    private @Nullable Duration retryAfter(HttpReply reply) {
        List<String> dates = reply.header("date");
        Optional<String> date = dates.isEmpty() ? Optional.empty() : Optional.of(dates.get(0));
        return RetryAfter.parse(reply.header("retry-after"), date, time.now()).orElse(null);
    }

    private static String needed(Endpoint endpoint) {
        return endpoint.scope().isEmpty()
                ? "credential or key, or where it is sent from, has not the right to do this"
                : "credential needs the scope " + endpoint.scope() + " or more rights of this account";
    }

    private static boolean wantsJson(Endpoint endpoint) {
        return switch (endpoint.shape()) {
            case RAW, BINARY, EMPTY -> false;
            case SINGLE, PAGED, PAGED_OR_ONE, PAGED_OR_NESTED, LIST, BARE, BARE_LIST -> true;
        };
    }

    /** An absent content type is no proof of anything: the parser decides. */
    private static boolean isSomethingElse(HttpReply reply) {
        List<String> types = reply.header("content-type");
        boolean usual = types.size() == 1 && types.get(0).equals(USUAL);
        return !usual && !types.stream().allMatch(Answers::isJson);
    }

    private static boolean isJson(String type) {
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return plain.equals("application/json") || plain.endsWith("+json");
    }
}
