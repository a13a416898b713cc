package dev.lever4j.it.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.simulator.HandClock;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Processes are killed with SIGKILL at each step of a refresh. Half of their grants are then used by a process that has
 * used them all along, the other half by one that never did, as after a restart.
 */
abstract class KilledProcesses {
    private static final Duration LEASE = RefreshSettings.DEFAULT.lease();
    private static final Duration TAKEOVER = LEASE.plusSeconds(3);
    private static final int AT_ONCE = 10;
    private static final int READY = 3;

    abstract SharedStore store();

    @ParameterizedTest
    @ValueSource(ints = {0, 30})
    void aGrantIsLostOnlyWhereTheServerSpentItsTokenAndKnowsNoGrace(int seconds) {
        Duration grace = Duration.ofSeconds(seconds);
        List<Tally> tallies = new ArrayList<>();
        HandClock clock = new HandClock(Instant.now());
        try (Ground ground =
                new Ground(store(), Simulator.builder().clock(clock).rotationGrace(grace))) {
            steps(ground).forEach(step -> tallies.add(new Tally(step, grace)));
            ChildSettings settings = ground.settings().lease(LEASE);
            Child survivor = ground.start("survivor", settings);
            Child successor = ground.start("successor", settings);
            Reserve victims = new Reserve(ground, settings, READY);
            for (int done = 0; done < Numbers.KILLS; done += AT_ONCE) {
                List<Kill> kills =
                        killed(Math.min(AT_ONCE, Numbers.KILLS - done), survivor, successor, victims, ground);
                // as long as a takeover takes where nothing else holds it up
                clock.pass(TAKEOVER);
                kills.forEach(Kill::goOn);
                kills.forEach(kill -> tallies.replaceAll(sum -> sum.step() == kill.step() ? kill.outcome(sum) : sum));
            }
            System.out.printf("%nlease of %d s%s", LEASE.toSeconds(), Tally.table(tallies));
            assertThat(tallies).allSatisfy(KilledProcesses::isAsItMustBe);
            assertThat(ground.lever.ledger().refreshTokenReuses())
                    .isEqualTo(tallies.stream().mapToLong(Tally::reuses).sum());
        }
    }

    private static Stream<Step> steps(Ground ground) {
        return Stream.of(Step.values()).filter(step -> step != Step.HALFWAY || ground.storeStopsHalfway());
    }

    private static List<Kill> killed(int each, Child survivor, Child successor, Reserve victims, Ground ground) {
        List<Kill> kills = new ArrayList<>();
        for (Step step : steps(ground).toList()) {
            for (int i = 0; i < each; i++) {
                Child victim = victims.take();
                kills.add(
                        i % 2 == 0
                                ? Kill.of(ground, step, victim, List.of(victim, survivor), survivor, successor)
                                : Kill.of(ground, step, victim, List.of(victim), successor, survivor));
            }
        }
        return kills;
    }

    private static void isAsItMustBe(Tally tally) {
        Step step = tally.step();
        boolean lost = step.losesTheToken() && tally.grace().isZero();
        assertThat(tally.kills()).isEqualTo(Numbers.KILLS);
        assertThat(tally.lost()).as("lost: %s", tally).isEqualTo(lost ? tally.kills() : 0);
        // within a grace the further presentation is answered; the server counts it all the same
        assertThat(tally.reuses()).as("reuses: %s", tally).isEqualTo(step.losesTheToken() ? tally.kills() : 0);
        assertThat(tally.presented()).as("presented: %s", tally).isEqualTo(step.isSaved() ? 0 : tally.kills());
    }
}
