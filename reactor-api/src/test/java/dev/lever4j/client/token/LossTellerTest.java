package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lever4j.auth.refresh.TokenFailure;
import dev.lever4j.auth.refresh.TokenFailure.Kind;
import dev.lever4j.error.GrantLoss;
import dev.lever4j.error.ReauthorizationRequiredException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class LossTellerTest {
    private static final TokenFailure REFUSED = TokenFailure.of(Kind.REFUSED, "refused");

    @Test
    void aListenerMayBlockAndHoldsNobodyUp() throws InterruptedException {
        BlockingQueue<ReauthorizationRequiredException> told = new LinkedBlockingQueue<>();
        CountDownLatch slow = new CountDownLatch(1);
        LossTeller teller = new LossTeller(
                "acme",
                loss -> {
                    awaitUninterruptibly(slow);
                    told.add(loss);
                },
                Schedulers.boundedElastic());
        teller.tell(REFUSED);
        assertThat(told).isEmpty();
        slow.countDown();
        ReauthorizationRequiredException loss = told.poll(60, TimeUnit.SECONDS);
        assertThat(loss).isNotNull();
        assertThat(loss.account()).contains("acme");
        assertThat(loss.loss()).isEqualTo(GrantLoss.REFUSED);
    }

    @Test
    void aListenerThatFailsAndAWorkerThatIsGoneChangeNothing() {
        LossTeller failing = new LossTeller(
                null,
                loss -> {
                    throw new NoSuchMethodError("another library");
                },
                Schedulers.immediate());
        assertThatCode(() -> failing.tell(REFUSED)).doesNotThrowAnyException();
        Scheduler gone = Schedulers.newSingle("gone");
        gone.dispose();
        LossTeller late = new LossTeller(null, loss -> {}, gone);
        assertThatCode(() -> late.tell(REFUSED)).doesNotThrowAnyException();
    }

    @Test
    void eachCauseHasItsName() {
        assertThat(TokenFailure.of(Kind.BROKEN_OFF, "").toLoss(null).loss()).isEqualTo(GrantLoss.BROKEN_OFF);
        assertThat(TokenFailure.of(Kind.STORE, "").toLoss(null).loss()).isEqualTo(GrantLoss.NOT_SAVED);
        assertThat(REFUSED.toLoss(null).account()).isEmpty();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
