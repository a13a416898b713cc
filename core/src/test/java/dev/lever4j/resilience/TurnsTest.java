package dev.lever4j.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnsTest {
    @Test
    void whileBothWaitEveryFifthPermitGoesToThePatient() {
        StringBuilder served = new StringBuilder();
        Turns turns = Turns.START;
        for (int permit = 0; permit < 15; permit++) {
            boolean patient = turns.isPatients(true, true);
            served.append(patient ? 'p' : 'u');
            turns = turns.after(patient, true);
        }
        assertThat(served).hasToString("uuuupuuuupuuuup");
    }

    @Test
    void whoWaitsAloneIsNext() {
        assertThat(Turns.START.isPatients(false, true)).isTrue();
        assertThat(new Turns(4).isPatients(true, false)).isFalse();
    }

    @Test
    void nobodyIsOvertakenWhoDoesNotWait() {
        Turns turns = Turns.START;
        for (int permit = 0; permit < 10; permit++) {
            turns = turns.after(false, false);
        }
        assertThat(turns).isEqualTo(Turns.START);
    }
}
