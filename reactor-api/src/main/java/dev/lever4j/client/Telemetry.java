package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Shape;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Told of what happens between the application and Lever: calls, the requests that they take, waits, refreshes, and how
 * queues and connections stand. {@link dev.lever4j.client.micrometer.MicrometerTelemetry} makes observations and meters
 * of it; whoever has another system overrides what is of use there.
 *
 * <p>Safe to share among threads. Everything is called where it happens, an event loop often: it must be quick and must
 * not block. What it throws is logged and changes nothing. Nothing that it is given names an account, a record or a
 * person, but for the errors of calls and requests: that of a lost grant names the account as the application does,
 * that of a path that the SDK does not know has the path, and {@code ApiException.bodyText()} has Lever's own words,
 * which belong into no log. The same path is the endpoint's template; {@link CallBegin#route()} is what can be shown.
 */
public interface Telemetry {
    /** Looks at nothing, and costs nothing. */
    Telemetry NONE = new Telemetry() {};

    /**
     * A call begins: one subscription to anything that the client offers, or one page of a list.
     *
     * @param caller the context of whoever subscribed
     */
    default Watch<CallEnd> call(CallBegin call, ContextView caller) {
        return Watch.none();
    }

    /**
     * A request of a call begins; it has had its turn.
     *
     * @param call the context that the watch of its call has made
     */
    default Watch<RequestEnd> request(RequestBegin request, ContextView call) {
        return Watch.none();
    }

    /** A refresh token is about to be presented, on behalf of all who wait for it and thus of no single call. */
    default Watch<RefreshEnd> refresh() {
        return Watch.none();
    }

    /**
     * A request no longer waits for its turn and a usable token. Those that did not have to wait are told of too, with
     * next to no time; a request to elsewhere takes no turn.
     *
     * @param admitted false where the caller gave up, time ran out, or no token could be had
     */
    default void waited(Lane lane, Duration wait, boolean admitted) {}

    /** A page that was fetched ahead is there and wanted, and one of both had to wait for the other. */
    default void met(Waiter waiter, Duration wait) {}

    /**
     * There are resources now whose state can be asked for at any time.
     *
     * @param status never blocks; asked as often as anybody wants to know
     * @return disposed of when the resources are closed, after which the status is not asked for any more
     */
    default Disposable watch(Supplier<ResourceStatus> status) {
        return Disposables.disposed();
    }

    /** Follows one thing from its beginning to its end. */
    interface Watch<E> {
        /** The context for what lies below, such as one with the span that begins here. */
        default Context within(Context below) {
            return below;
        }

        /** Called once, whether it succeeded, failed or was cancelled; not if nobody ever subscribed to it. */
        void ended(E end);

        /** Looks at nothing. */
        @SuppressWarnings("unchecked") // it takes whatever comes
        static <E> Watch<E> none() {
            return (Watch<E>) NoWatch.INSTANCE;
        }
    }

    /** What is asked for. */
    record CallBegin(Endpoint endpoint, Lane lane) {
        /** GET, POST, .. */
        public String method() {
            return endpoint.method().name();
        }

        /**
         * The path's template, without ids; {@code other} for a path that the SDK does not know, since an id may be
         * written into it.
         */
        public String route() {
            return endpoint.shape() == Shape.RAW ? "other" : endpoint.template();
        }
    }

    /**
     * What became of it.
     *
     * @param status of the answer to the last request; 0 if it had none, or there was no request
     * @param requests how many went out
     * @param took waits included
     * @param error what the caller gets; null for a success or a cancellation
     */
    record CallEnd(
            Outcome outcome,
            int status,
            int requests,
            Duration took,
            @Nullable Throwable error) {}

    /**
     * One request of a call.
     *
     * @param number 1 for the first one of the call
     * @param after what became of the one before, which is why there is another; empty for the first
     * @param waited since the call began
     * @param elsewhere whether a download has been redirected to a server that is not Lever's
     */
    record RequestBegin(CallBegin call, int number, Optional<Outcome> after, Duration waited, boolean elsewhere) {}

    /**
     * What became of a request.
     *
     * @param status of the answer; 0 if there was none
     * @param took from the turn to the whole answer
     * @param requestId Lever's {@code x-request-id}, if the answer had one that looks like one
     * @param error null for a success, a redirect or a cancellation
     */
    record RequestEnd(
            Outcome outcome,
            int status,
            Duration took,
            Optional<String> requestId,
            @Nullable Throwable error) {}

    /**
     * What became of a refresh.
     *
     * @param took includes saving what it brought
     * @param error that says more, and names no account; null for a new token, and where another process has one
     */
    record RefreshEnd(
            Refresh outcome, Duration took, @Nullable Throwable error) {}

    /** How a call or a request ended. */
    enum Outcome {
        SUCCESS,
        /** Any 3xx: a download goes on where it says, which is no retry; of anything else it is an error. */
        REDIRECTION,
        /** Any other 4xx. */
        CLIENT_ERROR,
        /** 401. */
        UNAUTHORIZED,
        /** 429. */
        RATE_LIMITED,
        /** 5xx. */
        SERVER_ERROR,
        /** The time of the request or of the call ran out. */
        TIMEOUT,
        /** No connection was made, or it broke off. */
        CONNECTION,
        /** No usable token could be had. */
        NO_TOKEN,
        /** A write that may have been applied. */
        OUTCOME_UNKNOWN,
        /** Whoever wanted the answer does not want it any more. */
        CANCELLED,
        /** The client was closed, the answer made no sense, a file could not be read or written. */
        FAILED
    }

    /** How a refresh ended. */
    enum Refresh {
        /** A new token, saved. */
        REFRESHED,
        /** A new token that could not be saved yet, and is not used before it is. */
        NOT_SAVED,
        /** The refresh token was refused, and nobody has another. */
        REFUSED,
        /** The app was refused; the grant is as good as it was. */
        APP_REFUSED,
        /** Nothing was sent, or the server did nothing; the grant is as good as it was. */
        UNAVAILABLE,
        /** Another process has refreshed meanwhile, or is about to: what that one gets counts. */
        OVERTAKEN,
        /**
         * No clear answer came, so the refresh token may be spent; or the grant was removed from the store meanwhile.
         */
        LOST
    }

    /** Who of the two that meet at a page had to wait. */
    enum Waiter {
        /** It was wanted before it was there: fetching is what takes the time. */
        CONSUMER,
        /** It was there before it was wanted: consuming is what takes the time. */
        PAGE
    }
}
