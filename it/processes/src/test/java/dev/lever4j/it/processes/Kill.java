package dev.lever4j.it.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.error.GrantLoss;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.simulator.Gate;
import java.util.List;

/**
 * A process that was killed at a step of a refresh, and its grant.
 *
 * @param presented how often the old refresh token had been presented by then
 * @param heir goes on with the grant
 * @param other has never seen it
 */
record Kill(Ground ground, Step step, String account, Secret oldToken, long presented, Child heir, Child other) {
    /**
     * @param victim is killed
     * @param users all that use the grant before that, the victim among them
     */
    static Kill of(Ground ground, Step step, Child victim, List<Child> users, Child heir, Child other) {
        String account = ground.connect();
        Secret oldToken = ground.kept(account).refreshToken();
        users.forEach(user -> user.tell("open", account));
        users.forEach(user -> user.answer("opened " + account));
        users.forEach(user -> user.tell("call", account, 1));
        users.forEach(user -> user.called(account).allSucceeded(user));
        ground.lever.controls().expireAccessTokens(oldToken.reveal());
        if (step.isSeenByTheServer()) {
            killSeenByTheServer(ground, step, victim, account);
        } else {
            victim.tell("hold", step);
            victim.tell("call", account, 1);
            victim.answer("at " + step);
            ground.kill(victim);
        }
        return new Kill(ground, step, account, oldToken, ground.presentations(oldToken), heir, other);
    }

    private static void killSeenByTheServer(Ground ground, Step step, Child victim, String account) {
        try (Gate gate = step == Step.ROTATED ? ground.refreshed() : ground.refreshing()) {
            victim.tell("call", account, 1);
            ground.await(gate.arrived(1));
            ground.kill(victim);
            // a request that is held is never looked at
            gate.cut();
        }
    }

    /** Lets the heir call; it may have to wait for the lease of the dead. */
    void goOn() {
        if (!heir.knows(account)) {
            heir.open(account);
        }
        heir.tell("call", account, 1);
    }

    /** What became of the grant. All agree on it, and once one has found out nobody presents the token again. */
    Tally outcome(Tally sum) {
        Outcomes first = heir.called(account);
        boolean lost = !first.failures().isEmpty();
        long presentedSince = ground.presentations(oldToken) - presented;
        other.open(account);
        if (lost) {
            first.allFailed(ReauthorizationRequiredException.class, heir);
            assertThat(first.toString()).contains("answer was never saved");
        }
        for (Child each : new Child[] {other, heir, other}) {
            Outcomes outcomes = each.call(account, 1);
            if (lost) {
                outcomes.allFailed(ReauthorizationRequiredException.class, each);
                assertThat(each.firstLoss(account)).isEqualTo(GrantLoss.BROKEN_OFF.name());
            } else {
                outcomes.allSucceeded(each);
            }
        }
        assertThat(ground.presentations(oldToken) - presented).isEqualTo(presentedSince);
        assertThat(List.of(heir.losses(account), other.losses(account)))
                .as("each process tells of a loss once")
                .containsOnly(lost ? 1 : 0);
        return sum.plus(lost, ground.lever.ledger().refreshTokenReuses(oldToken.reveal()), presentedSince);
    }
}
