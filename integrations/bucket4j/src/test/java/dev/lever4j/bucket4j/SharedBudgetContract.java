package dev.lever4j.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.RateBudgets;
import dev.lever4j.client.RawResponse;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Processes on one credential, at a server that counts; here, each is resources and connections of its own. */
abstract class SharedBudgetContract {
    static final int PROCESSES = 4;
    static final double SHARE = 0.2;
    private static final Duration SOON = Duration.ofMinutes(3);
    /** Of each process; as many wait at the same time. */
    private static final int CALLERS = 60;

    final RateLimit limit;
    final Simulator lever;
    private final List<Sharer> sharers = new ArrayList<>();

    /** @param perSecond as the server allows; the clients know a burst that is a tenth smaller than its own */
    SharedBudgetContract(int perSecond) {
        limit = new RateLimit(perSecond, perSecond * 9 / 5);
        lever = Simulator.builder().rate(perSecond, perSecond * 2).start();
    }

    /** The budgets as one more process has them. */
    abstract RateBudgets open();

    /** Once nobody uses them any more. */
    void closeBudgets() {}

    final List<Sharer> share(int processes) {
        for (int i = 0; i < processes; i++) {
            Sharer.Server server = new Sharer.Server(lever.baseUrl(), lever.authUrl(), lever.apiKey());
            sharers.add(new Sharer(server, open(), SHARE, limit, 1 + i));
        }
        return sharers;
    }

    @AfterEach
    void end() {
        sharers.forEach(Sharer::close);
        closeBudgets();
        lever.close();
    }

    @Test
    void togetherTheyUseTheLimitAndNoMore() {
        answered(flood(share(PROCESSES)), limit.burst() + (int) (12 * limit.perSecond()));
        LimitUse.assertFull(getClass().getSimpleName(), lever.ledger(), limit);
        assertThat(sharers)
                .allSatisfy(sharer -> assertThat(lever.ledger().apiRequests()).anyMatch(sharer::sent));
    }

    @Test
    void oneAloneHasTheWholeOfIt() {
        answered(flood(share(1)), limit.burst() + (int) (4 * limit.perSecond()));
        LimitUse.assertFull(getClass().getSimpleName(), lever.ledger(), limit);
    }

    @Test
    void whoIsWaitedForByAPersonOvertakesWhatWaitsInItsProcess() {
        List<Sharer> all = share(PROCESSES);
        Flux<RawResponse> calls = flood(all).share();
        Disposable keptBusy = calls.subscribe();
        answered(calls, limit.burst() + PROCESSES);
        Sharer here = all.get(0);
        long before = background(here);
        StepVerifier.create(here.call().then()).expectComplete().verify(SOON);
        long overtaken = CALLERS - (background(here) - before);
        keptBusy.dispose();
        assertThat(overtaken).isGreaterThan(CALLERS / 2);
    }

    private long background(Sharer sharer) {
        return lever.ledger().entries(sharer::sent).size();
    }

    /** Emits with each call that was answered. */
    static Flux<RawResponse> flood(List<Sharer> sharers) {
        return Flux.merge(sharers.stream().map(sharer -> sharer.flood(CALLERS)).toList());
    }

    static void answered(Flux<RawResponse> calls, int many) {
        StepVerifier.create(calls.take(many).then()).expectComplete().verify(SOON);
    }
}
