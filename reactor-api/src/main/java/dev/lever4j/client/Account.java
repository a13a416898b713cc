package dev.lever4j.client;

import dev.lever4j.client.ResourceStatus.Limiters;
import dev.lever4j.client.admission.Admission;
import dev.lever4j.client.admission.AdmissionStats;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.http.CallHabits;
import dev.lever4j.client.http.Pipeline;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.resilience.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * What all clients of one credential share. Its queue and its token are there from a call on until there has been none
 * for a while, and all that counts is in the store.
 */
final class Account implements Desk {
    /** What an account is opened with. */
    record Terms(RateLimit rate, RefreshSettings refresh, Duration idle) {}

    private final Terms terms;
    private final Transport transport;
    private final TimeAndChance time;
    private final Supplier<Desk> opening;

    // guarded by this
    private @Nullable Desk opened;
    private AdmissionStats before;
    private int calls;
    private @Nullable Disposable looking;
    private boolean closed;
    private long quietSince;

    Account(Terms terms, Transport transport, TimeAndChance time, Supplier<Desk> opening) {
        this.terms = terms;
        this.transport = transport;
        this.time = time;
        this.opening = opening;
        this.before = new AdmissionStats(0, terms.rate().perSecond(), 0, 0);
    }

    @Override
    public Admission admission() {
        return desk().admission();
    }

    @Override
    public TokenSource tokens() {
        return desk().tokens();
    }

    @Override
    public synchronized boolean enter() {
        if (closed) {
            return false;
        }
        if (opened == null) {
            opened = opening.get();
        }
        calls++;
        return true;
    }

    @Override
    public synchronized void leave() {
        calls--;
        quietSince = time.ticker().getAsLong();
        if (calls == 0 && looking == null && !closed) {
            lookIn(terms.idle());
        }
    }

    /** A way to a server for one client, which has a retry budget of its own. */
    Pipeline pipeline(LeverResources resources, CallHabits habits, URI api) {
        return Pipeline.of(time, habits, resources.telemetry(), this, transport, api);
    }

    RateLimit rate() {
        return terms.rate();
    }

    synchronized AdmissionStats stats() {
        return opened == null ? before : opened.admission().stats().after(before);
    }

    synchronized boolean isOpen() {
        return opened != null;
    }

    Limiters limiters() {
        AdmissionStats now = stats();
        return isOpen()
                ? new Limiters(
                        1,
                        now.waiting(),
                        terms.rate().perSecond(),
                        now.ratePerSecond(),
                        now.spent(),
                        now.throttled(),
                        now.waiting())
                : new Limiters(0, 0, 0, 0, now.spent(), now.throttled(), 0);
    }

    /** This account, for a client that asks for nothing else than it has; null asks for nothing. */
    Account agreeingWith(@Nullable RateLimit otherRate, @Nullable RefreshSettings otherRefresh) {
        if (otherRate != null && !otherRate.equals(terms.rate())) {
            throw new IllegalArgumentException("this credential is in use with " + terms.rate()
                    + ", so it cannot be used with " + otherRate + ": leave the rate out, or use other resources");
        }
        if (otherRefresh != null && !otherRefresh.equals(terms.refresh())) {
            throw new IllegalArgumentException(
                    "this credential is in use with other refresh settings: leave them out, or"
                            + " use other resources");
        }
        return this;
    }

    /** Those who wait get {@code ClientClosedException}, and so does who comes later. */
    void refuse() {
        Desk last = closedNow();
        if (last != null) {
            last.admission().close();
        }
    }

    /** As {@link TokenSource#close}. */
    Mono<Void> close() {
        return Mono.justOrEmpty(openedNow()).flatMap(last -> last.tokens().close());
    }

    private synchronized @Nullable Desk openedNow() {
        return opened;
    }

    private Desk desk() {
        return Objects.requireNonNull(openedNow(), "no call is open");
    }

    private synchronized @Nullable Desk closedNow() {
        closed = true;
        if (looking != null) {
            looking.dispose();
        }
        return opened;
    }

    private void lookIn(Duration delay) {
        try {
            looking = time.scheduler().schedule(this::look, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException schedulerGone) {
            looking = null;
        }
    }

    private synchronized void look() {
        looking = null;
        Desk quiet = opened;
        if (closed || calls > 0 || quiet == null) {
            return;
        }
        Duration left = terms.idle().minus(time.since(quietSince));
        if (left.compareTo(Duration.ZERO) > 0 || !quiet.tokens().isStored()) {
            lookIn(left.compareTo(Duration.ZERO) > 0 ? left : terms.idle());
            return;
        }
        letGo(quiet);
    }

    private void letGo(Desk quiet) {
        before = quiet.admission().stats().after(before).ended(terms.rate());
        quiet.admission().close();
        opened = null;
    }
}
