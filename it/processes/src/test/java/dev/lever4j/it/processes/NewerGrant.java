package dev.lever4j.it.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.HandClock;
import dev.lever4j.simulator.Ledger;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.TokenPair;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A refusal means nothing where another process has saved a newer grant meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NewerGrant {
    private static final Fault REFUSED =
            Fault.status(403, "{\"error\":\"invalid_grant\"}").on("POST", "/oauth/token");

    private Ground ground;
    private Child slow;
    private Child fast;

    abstract SharedStore store();

    @BeforeAll
    void start() {
        ground = new Ground(store(), Simulator.builder().clock(new HandClock(Instant.now())));
        ChildSettings settings = ground.settings().lease(Duration.ofSeconds(6));
        slow = ground.start("slow", settings);
        fast = ground.start("fast", settings);
    }

    @AfterAll
    void end() {
        ground.close();
    }

    @Test
    void anAdminConnectedTheAccountAnewInAnotherProcess() {
        String account = expired();
        try (Gate gate = ground.refreshing()) {
            slow.tell("call", account, 3);
            ground.await(gate.arrived(1));
            ground.lever.controls().revokeGrants();
            TokenPair newer = ground.lever.newTokens();
            fast.tell("connect", account, newer.refreshToken(), newer.accessToken());
            fast.answer("connected " + account);
        }
        slow.called(account).allSucceeded(slow);
        fast.call(account, 1).allSucceeded(fast);
        assertThat(ground.lever.ledger().tokenRequests())
                .extracting(Ledger.Entry::status)
                .containsExactly(403);
    }

    /** As at a server that refuses a spent token without revoking its grant. */
    @Test
    void anotherProcessTookOverAndWasFaster() {
        String account = expired();
        try (Gate gate = ground.refreshing()) {
            slow.tell("call", account, 3);
            ground.await(gate.arrived(1));
            gate.holdNoMore();
            slow.stop();
            fast.call(account, 3).allSucceeded(fast);
            ground.lever.controls().inject(REFUSED);
            slow.goOn();
        }
        slow.called(account).allSucceeded(slow);
        assertThat(ground.lever.ledger().tokenRequests())
                .extracting(Ledger.Entry::status)
                .containsExactly(403, 200);
        assertThat(ground.lever.ledger().refreshTokenReuses()).isZero();
    }

    /** A grant that both use, whose access token has expired. */
    private String expired() {
        String account = ground.connect();
        for (Child child : new Child[] {slow, fast}) {
            child.open(account);
            child.call(account, 1).allSucceeded(child);
        }
        ground.lever.controls().expireAccessTokens();
        ground.lever.ledger().clear();
        return account;
    }
}
