package dev.lever4j.it.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.HandClock;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is stopped in the middle of a refresh for longer than its lease, another takes over, and it goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoppedProcess {
    private Ground ground;
    private Child sleeper;
    private Child other;

    abstract SharedStore store();

    @BeforeAll
    void start() {
        ground = new Ground(store(), Simulator.builder().clock(new HandClock(Instant.now())));
        // the server revokes tokens of any age
        ChildSettings settings = ground.settings().lease(Duration.ofSeconds(6)).leastAge(Duration.ZERO);
        sleeper = ground.start("sleeper", settings);
        other = ground.start("other", settings);
    }

    @AfterAll
    void end() {
        ground.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"INTENT_SAVED", "REQUEST_WRITTEN", "ROTATED", "BEFORE_SAVE"})
    void whereTheServerKnowsAGraceNoCallFails(Step step) {
        Scene scene = new Scene(step, Duration.ofSeconds(30));
        scene.takeover().allSucceeded(other);
        scene.wakeUp().allSucceeded(sleeper);
        ground.lever.controls().expireAccessTokens();
        sleeper.call(scene.account, 2).allSucceeded(sleeper);
        other.call(scene.account, 2).allSucceeded(other);
    }

    @ParameterizedTest
    @EnumSource(names = "INTENT_SAVED")
    void whoHasNotAskedYetAsksNoMoreWhenItWakesUp(Step step) {
        Scene scene = new Scene(step, Duration.ZERO);
        scene.takeover().allSucceeded(other);
        scene.wakeUp().allSucceeded(sleeper);
        assertThat(ground.presentations(scene.oldToken)).isEqualTo(1);
        assertThat(ground.lever.ledger().refreshTokenReuses()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "REQUEST_WRITTEN")
    void aRequestThatArrivesAfterTheTakeoverCostsAGrantWithoutGrace(Step step) {
        Scene scene = new Scene(step, Duration.ZERO);
        scene.takeover().allSucceeded(other);
        scene.wakeUp();
        scene.isLostForBoth();
    }

    @ParameterizedTest
    @EnumSource(names = {"ROTATED", "BEFORE_SAVE"})
    void anAnswerThatIsNotSavedBeforeTheTakeoverCostsAGrantWithoutGrace(Step step) {
        Scene scene = new Scene(step, Duration.ZERO);
        Outcomes takeover = scene.takeover();
        takeover.allFailed(ReauthorizationRequiredException.class, other);
        assertThat(takeover.failures().keySet()).singleElement().asString().contains("answer was never saved");
        scene.wakeUp();
        scene.isLostForBoth();
    }

    /** A grant that both processes use, and whose access token has expired. */
    private final class Scene {
        private final Step step;
        private final String account = ground.connect();
        private final Secret oldToken = ground.kept(account).refreshToken();
        private final Gate gate;

        private Scene(Step step, Duration grace) {
            this.step = step;
            for (Child child : new Child[] {sleeper, other}) {
                child.open(account);
                child.call(account, 1).allSucceeded(child);
            }
            ground.lever.controls().rotationGrace(grace);
            ground.lever.controls().expireAccessTokens();
            ground.lever.controls().clearFaults();
            ground.lever.ledger().clear();
            gate = step == Step.ROTATED ? ground.refreshed() : ground.refreshing();
        }

        /** Stops one at the step; what comes of the other's call. */
        Outcomes takeover() {
            if (step.isSeenByTheServer()) {
                sleeper.tell("call", account, 1);
                ground.await(gate.arrived(1));
                gate.holdNoMore();
            } else {
                gate.open();
                sleeper.tell("hold", step);
                sleeper.tell("call", account, 1);
                sleeper.answer("at " + step);
            }
            sleeper.stop();
            return other.call(account, 1);
        }

        /** What comes of the call of the one that was stopped. */
        Outcomes wakeUp() {
            sleeper.goOn();
            sleeper.tell("go");
            gate.open();
            return sleeper.called(account);
        }

        /** All calls ask for an admin, and nothing more is presented. */
        void isLostForBoth() {
            assertThat(ground.lever.ledger().refreshTokenReuses()).isEqualTo(1);
            assertThat(ground.presentations(oldToken)).isEqualTo(2);
            for (Child child : new Child[] {sleeper, other}) {
                child.call(account, 1);
                int asked = ground.lever.ledger().tokenRequests().size();
                child.call(account, 5).allFailed(ReauthorizationRequiredException.class, child);
                assertThat(ground.lever.ledger().tokenRequests()).hasSize(asked);
            }
        }
    }
}
