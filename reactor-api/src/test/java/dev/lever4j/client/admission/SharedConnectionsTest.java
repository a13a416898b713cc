package dev.lever4j.client.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.Lane;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedConnectionsTest {
    private final List<String> woken = new ArrayList<>();
    private final SharedConnections connections = new SharedConnections(12);
    private final ConnectionShare slow = connections.share(() -> woken.add("slow"));
    private final ConnectionShare other = connections.share(() -> woken.add("other"));
    private final ConnectionShare third = connections.share(() -> woken.add("third"));

    private static int takeAll(ConnectionShare share) {
        int taken = 0;
        while (share.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void oneAccountComesToHalfAndEachNextToHalfOfWhatIsLeft() {
        assertThat(takeAll(slow)).isEqualTo(6);
        assertThat(takeAll(other)).isEqualTo(3);
        assertThat(takeAll(third)).isEqualTo(2);
    }

    @Test
    void whoHasNoneGetsOneAsLongAsOneIsFree() {
        SharedConnections few = new SharedConnections(1);
        assertThat(few.share(() -> {}).take()).isTrue();
        assertThat(few.share(() -> {}).take()).isFalse();
    }

    @Test
    void whoWaitsIsWokenOnceWhenOneComesBack() {
        takeAll(slow);
        assertThat(slow.takeOrWait()).isFalse();
        assertThat(slow.takeOrWait()).isFalse();
        assertThat(woken).isEmpty();

        assertThat(other.take()).isTrue();
        other.giveBack();
        slow.giveBack();

        assertThat(woken).containsExactly("slow");
        assertThat(slow.take()).isTrue();
    }

    @Test
    void whoMayHaveOneIsWokenBeforeWhoWaitsLongerAndMayNot() {
        takeAll(slow);
        assertThat(slow.takeOrWait()).isFalse();
        takeAll(other);
        takeAll(third);
        ConnectionShare last = connections.share(() -> woken.add("last"));
        assertThat(last.take()).isTrue();
        ConnectionShare none = connections.share(() -> woken.add("none"));
        assertThat(none.takeOrWait()).isFalse();

        other.giveBack();

        assertThat(woken).containsExactly("none");
    }

    @Test
    void whoHasNoUseForItPassesItOn() {
        takeAll(slow);
        takeAll(other);
        assertThat(third.takeOrWait()).isTrue();
        takeAll(third);
        ConnectionShare one = connections.share(() -> woken.add("one"));
        ConnectionShare two = connections.share(() -> woken.add("two"));
        assertThat(one.take()).isTrue();
        assertThat(two.takeOrWait()).isFalse();
        assertThat(one.takeOrWait()).isFalse();

        slow.giveBack();
        assertThat(woken).containsExactly("two");
        slow.giveBack();
        two.passOn();

        assertThat(woken).containsExactly("two", "one");
    }

    @Test
    void whoDoesNotWaitIsNotWoken() {
        takeAll(slow);
        assertThat(slow.take()).isFalse();

        slow.giveBack();

        assertThat(woken).isEmpty();
    }

    @Test
    void aSeatGivesBackWhatItTookOnceWhicheverComesFirst() {
        takeAll(slow);
        Seat seat = new Seat(Lane.INTERACTIVE);
        seat.take(slow);
        seat.leave();
        assertThat(slow.take()).isTrue();
        assertThat(slow.take()).isFalse();

        Seat gone = new Seat(Lane.INTERACTIVE);
        gone.leave();
        gone.take(slow);
        assertThat(slow.take()).isTrue();
        assertThat(slow.take()).isFalse();
    }
}
