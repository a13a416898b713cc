package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.refresh.Job;
import dev.lever4j.auth.refresh.Setback;
import dev.lever4j.auth.refresh.Settlement;
import dev.lever4j.auth.refresh.TokenFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.publisher.PublisherProbe;
import reactor.test.scheduler.VirtualTimeScheduler;

class RefreshAttemptTest {
    private static final Job JOB = new Job.Refresh(0, Job.Mode.USUAL, Setback.NONE, Duration.ZERO, null);
    private static final Settlement OVER =
            new Settlement.Failed(TokenFailure.of(TokenFailure.Kind.UNAVAILABLE, "over"));

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

    @Test
    void runsOnceForAllAndNobodyCanCancelIt() {
        PublisherProbe<Settlement> work =
                PublisherProbe.of(Mono.delay(Duration.ofSeconds(1), scheduler).thenReturn(OVER));
        RefreshAttempt attempt = new RefreshAttempt(JOB, scheduler, self -> work.mono());
        work.assertWasNotSubscribed();
        Disposable first = attempt.settlement().subscribe();
        attempt.start();
        first.dispose();
        scheduler.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(attempt.settlement().toFuture()).isCompletedWithValue(OVER);
        assertThat(work.subscribeCount()).isEqualTo(1);
        work.assertWasNotCancelled();
    }

    @Test
    void aWaiterThatComesBeforeTheStarterLendsItNoContext() {
        RefreshAttempt attempt = new RefreshAttempt(
                JOB,
                scheduler,
                self -> Mono.deferContextual(context -> {
                    assertThat(context.isEmpty()).isTrue();
                    return Mono.just(OVER);
                }));
        assertThat(attempt.settlement()
                        .contextWrite(context -> context.put("tenant", "a"))
                        .toFuture())
                .isCompletedWithValue(OVER);
    }

    @Test
    void printsWhatItIsForAndNoSecret() {
        assertThat(new RefreshAttempt(JOB, scheduler, self -> Mono.just(OVER)).toString())
                .isEqualTo("RefreshAttempt[Refresh]");
        assertThat(StoredGrant.of(Secret.of("hush")).toString()).doesNotContain("hush");
    }
}
