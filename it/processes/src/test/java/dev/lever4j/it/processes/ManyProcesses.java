package dev.lever4j.it.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.HandClock;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many processes share one grant at a server that revokes it at the first reuse of a refresh token. */
abstract class ManyProcesses {
    private static final int CALLS = 3;
    private static final Duration LIFE = Numbers.LIFE;

    abstract SharedStore store();

    @Test
    void eachExpiryIsRefreshedOnceAndNoCallFails() {
        try (Ground ground = new Ground(store(), Simulator.builder().clock(new HandClock(Instant.now())))) {
            String account = ground.connect();
            List<Child> children = users(ground, account, ground.settings());
            Outcomes outcomes = Outcomes.NONE;
            int expiries = 0;
            long refreshes = 0;
            long reuses = 0;
            while (expiries < Numbers.EXPIRIES && outcomes.failures().isEmpty()) {
                ground.lever.ledger().clear();
                ground.lever.controls().expireAccessTokens();
                expiries++;
                children.forEach(child -> child.tell("call", account, CALLS));
                outcomes = outcomes.plus(ended("called " + account, children));
                refreshes += ground.lever.ledger().tokenRequests().size();
                reuses += ground.lever.ledger().refreshTokenReuses();
            }
            System.out.printf(
                    "%n%d processes, %d expiries: %d refreshes, %d reuses, calls: %s%n",
                    children.size(), expiries, refreshes, reuses, outcomes);
            outcomes.allSucceeded(children);
            assertThat(outcomes.ok()).isEqualTo((long) CALLS * children.size() * Numbers.EXPIRIES);
            assertThat(reuses).isZero();
            assertThat(refreshes).isEqualTo(Numbers.EXPIRIES);
            assertThat(ground.kept(account).generation()).isEqualTo(Numbers.EXPIRIES);
        }
    }

    @Test
    void tokensThatReallyExpireAreRefreshedNoMoreOftenThanTheyDo() {
        try (Ground ground = new Ground(store(), Simulator.builder().tokenLifetime(LIFE))) {
            String account = ground.connect();
            // their whole life is shorter than the usual least age
            List<Child> children = users(ground, account, ground.settings().leastAge(Duration.ZERO));
            Gate refreshing = ground.refreshing();
            refreshing.holdNoMore();
            long began = System.nanoTime();
            children.forEach(child -> child.tell("loop", account, 2));
            ground.await(refreshing.arrived(Numbers.LIVES), LIFE.multipliedBy(Numbers.LIVES));
            children.forEach(child -> child.tell("rest"));
            Outcomes outcomes = ended("looped " + account, children);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            // in the last tenth of its life a token is refreshed in the background
            long expiries = took.toMillis() * 10 / (LIFE.toMillis() * 9) + 1;
            long reuses = ground.lever.ledger().refreshTokenReuses();
            System.out.printf(
                    "%n%d processes, tokens of %d s, %d ms: at most %d expiries, %d refreshes, %d reuses, calls: %s%n",
                    children.size(),
                    LIFE.toSeconds(),
                    took.toMillis(),
                    expiries,
                    refreshing.arrivals(),
                    reuses,
                    outcomes);
            // two tokens in a row that end on their way take a machine that stands still; nothing else explains a
            // failure
            assertThat(outcomes.failures().keySet())
                    .as("%s", children)
                    .allSatisfy(failure -> assertThat(failure)
                            .startsWith(UnauthorizedException.class.getSimpleName() + ":")
                            .endsWith(Outcomes.AFTER_A_STANDSTILL));
            assertThat(outcomes.ok()).isPositive();
            assertThat(reuses).isZero();
            assertThat(children)
                    .allSatisfy(child -> assertThat(child.losses(account)).isZero());
            assertThat(ground.kept(account).isRefused()).isFalse();
            assertThat((long) refreshing.arrivals()).isLessThanOrEqualTo(expiries);
        }
    }

    private static Outcomes ended(String begin, List<Child> children) {
        Outcomes outcomes = Outcomes.NONE;
        for (Child child : children) {
            outcomes = outcomes.plus(Outcomes.parse(child.answer(begin)));
        }
        return outcomes;
    }

    private static List<Child> users(Ground ground, String account, ChildSettings settings) {
        List<Child> children = new ArrayList<>(IntStream.rangeClosed(1, Numbers.PROCESSES)
                .mapToObj(i -> ground.start("process " + i, settings))
                .toList());
        children.forEach(child -> child.tell("open", account));
        children.forEach(child -> child.answer("opened " + account));
        return children;
    }
}
