package dev.lever4j.client.admission;

import dev.lever4j.client.Lane;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The connection that one attempt takes up from its admission on. */
public final class Seat {
    private final Lane lane;
    private final AtomicReference<@Nullable ConnectionShare> taken = new AtomicReference<>();

    public Seat(Lane lane) {
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }

    /** A connection of this share, already counted; it goes straight back if the attempt has ended meanwhile. */
    void take(ConnectionShare share) {
        if (!taken.compareAndSet(null, share)) {
            share.giveBack();
        }
    }

    /** The attempt has ended, admitted or not, or has all that it needs the connection for. */
    public void leave() {
        ConnectionShare share = taken.getAndSet(ConnectionShare.NONE);
        if (share != null) {
            share.giveBack();
        }
    }
}
