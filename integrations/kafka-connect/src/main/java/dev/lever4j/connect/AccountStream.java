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

    /** @throws IllegalArgumentException if the place is of another export */
    void begin() {
        if (running.isDisposed()) {
            return;
        }
        LeverClient lever = client.get();
        LeverExport export = plan.export(lever);
        Intake intake = new Intake();
        running.update(intake);
        new Reading(lever, export, plan, place, leftOut)
                .steps()
                .map(step -> chunk(step, intake))
                .subscribe(intake);
    }

    private Chunk chunk(Step step, Intake intake) {
        leftOut.gotOn();
        Runnable taken = () -> intake.request(1);
        long now = time.now().toEpochMilli();
        if (step.outs().isEmpty()) {
            step.then().accept(place);
            return new Chunk(plan.partition(), List.of(), Map.of(), Map.of(), now, taken);
        }
        Map<String, Object> before = place.offset();
        step.then().accept(place);
        return new Chunk(plan.partition(), step.outs(), before, place.offset(), now, taken);
    }

    /** In a subscription at a time. */
    private final class Intake extends BaseSubscriber<Chunk> {
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(plan.demand());
        }

        @Override
        protected void hookOnNext(Chunk chunk) {
            pause = FIRST_PAUSE;
            standing = Standing.RUNNING;
            arrivals.put(chunk);
        }

        @Override
        protected void hookOnError(Throwable error) {
            if (error instanceof TokenStoreException) {
                // a store without a grant fails as one that is away does
                running.update(isConnected
                        .onErrorReturn(true)
                        .subscribe(there -> failed(
                                error,
                                there ? Standing.after(error, plan.account()) : Standing.unconnected(plan.account()))));
            } else {
                failed(error, Standing.after(error, plan.account()));
            }
        }
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
        if (now.state() == Standing.State.REFUSED) {
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
            begin();
        } catch (RuntimeException e) {
            failed(e, Standing.after(e, plan.account()));
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
