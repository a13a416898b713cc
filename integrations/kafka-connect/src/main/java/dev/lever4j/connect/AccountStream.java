package dev.lever4j.connect;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.TokenStoreException;
import dev.lever4j.export.LeverExport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;

/**
 * Keeps the reading of one list of one account going: asks for as much as there is room for, begins again from where it
 * stood when something failed, and tells how it stands. What fails here is no matter of other accounts.
 */
final class AccountStream implements Disposable {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.connect");
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Until it is tried again whether somebody has connected the account anew. */
    private static final Duration REFUSED_PAUSE = Duration.ofMinutes(1);

    /**
     * What Lever refuses is tried so often before it is final, with the pauses for about an hour: its own authorization
     * may be ill, for all accounts at a time.
     */
    static final int REFUSALS = 20;

    private final Plan plan;
    private final Place place;
    private final Supplier<LeverClient> client;
    private final Mono<Boolean> isConnected;
    private final Arrivals arrivals;
    private final TimeAndChance time;
    private final LeftOut leftOut;
    private final Disposable.Swap running = Disposables.swap();
    private volatile Standing standing = Standing.RUNNING;
    private Duration pause = FIRST_PAUSE;
    private int refusals;
    /**
     * Guarded by this, as is the one after it: answers that lie in the arrivals, whichever subscription brought them.
     */
    private int untaken;

    private @Nullable Intake intake;

    /** @param isConnected whether the store has a grant of the account */
    AccountStream(
            Plan plan,
            Place place,
            Supplier<LeverClient> client,
            Mono<Boolean> isConnected,
            Arrivals arrivals,
            LeftOut leftOut,
            TimeAndChance time) {
        this.plan = plan;
        this.place = place;
        this.client = client;
        this.isConnected = isConnected;
        this.arrivals = arrivals;
        this.leftOut = leftOut;
        this.time = time;
    }

    Standing standing() {
        return standing;
    }

    /** Of which nothing can be read, for what its words say. */
    static AccountStream broken(Plan plan, Arrivals arrivals, LeftOut leftOut, String words, TimeAndChance time) {
        Place nowhere = Place.fresh(plan.isFollowed());
        AccountStream stream = new AccountStream(
                plan,
                nowhere,
                () -> {
                    throw new IllegalStateException(words);
                },
                Mono.just(true),
                arrivals,
                leftOut,
                time);
        stream.standing = Standing.broken(plan.account(), words);
        LOG.error("{}", stream.standing.words());
        return stream;
    }

    /** Nothing where it is broken. What goes wrong is told by how it stands. */
    void begin() {
        if (standing.state() != Standing.State.BROKEN) {
            beginOrFail();
        }
    }

    private void subscribe() {
        if (running.isDisposed()) {
            return;
        }
        LeverClient lever = client.get();
        LeverExport export = plan.export(lever);
        Intake its = new Intake();
        running.update(its);
        new Reading(lever, export, plan, place, leftOut)
                .steps()
                .map(this::chunk)
                .subscribe(its);
    }

    private Chunk chunk(Step step) {
        leftOut.gotOn();
        Runnable taken = this::taken;
        if (step.outs().isEmpty()) {
            step.then().accept(place);
            return new Chunk(plan.partition(), List.of(), Map.of(), Map.of(), step.at(), taken);
        }
        Map<String, Object> before = place.offset();
        step.then().accept(place);
        return new Chunk(plan.partition(), step.outs(), before, place.offset(), step.at(), taken);
    }

    /** There is room for another one, whoever brings it. */
    private void taken() {
        Intake now;
        synchronized (this) {
            untaken--;
            now = intake;
        }
        if (now != null) {
            now.request(1);
        }
    }

    /** In a subscription at a time. */
    private final class Intake extends BaseSubscriber<Chunk> {
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            int room;
            synchronized (AccountStream.this) {
                // what an earlier subscription has brought may lie there still
                room = plan.demand() - untaken;
                intake = this;
            }
            if (room > 0) {
                request(room);
            }
        }

        @Override
        protected void hookOnNext(Chunk chunk) {
            pause = FIRST_PAUSE;
            refusals = 0;
            standing = Standing.RUNNING;
            synchronized (AccountStream.this) {
                untaken++;
            }
            arrivals.put(chunk);
        }

        @Override
        protected void hookOnError(Throwable error) {
            if (error instanceof TokenStoreException) {
                // a store without a grant fails as one that is away does
                Disposable.Swap asking = Disposables.swap();
                running.update(asking);
                // it may answer at once, and what comes of it is not to be put away by this
                asking.update(isConnected
                        .onErrorReturn(true)
                        .subscribe(
                                there -> failed(error, there ? after(error) : Standing.unconnected(plan.account()))));
            } else {
                failed(error, after(error));
            }
        }
    }

    private Standing after(Throwable error) {
        Standing now = Standing.after(error, plan.account(), refusals >= REFUSALS);
        refusals = Standing.isRefusal(error) ? refusals + 1 : 0;
        return now;
    }

    private void failed(Throwable error, Standing now) {
        Standing before = standing;
        standing = now;
        if (now.state() == Standing.State.BROKEN) {
            LOG.error(
                    "account {}, {}: cannot be read any more",
                    plan.account(),
                    plan.root().text(),
                    error);
        } else if (!now.equals(before)) {
            say(now, error);
        }
        arrivals.wake();
        if (now.state() != Standing.State.BROKEN) {
            again(now.state() == Standing.State.REFUSED ? REFUSED_PAUSE : pause);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    private void say(Standing now, Throwable error) {
        if (now.state() == Standing.State.REFUSED || Standing.isRefusal(error)) {
            LOG.error("{}", now.words());
        } else {
            LOG.warn(
                    "account {}, {}: begins again where it stood: {}",
                    plan.account(),
                    plan.root().text(),
                    error.getMessage());
        }
    }

    private void again(Duration after) {
        Disposable.Swap timer = Disposables.swap();
        running.update(timer);
        timer.update(time.scheduler().schedule(this::beginOrFail, after.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void beginOrFail() {
        try {
            subscribe();
        } catch (RuntimeException e) {
            failed(e, after(e));
        }
    }

    /** Whether all that there was has been read, though perhaps not taken. */
    boolean hasRead() {
        return place.hasRead();
    }

    @Override
    public void dispose() {
        running.dispose();
    }

    @Override
    public boolean isDisposed() {
        return running.isDisposed();
    }
}
