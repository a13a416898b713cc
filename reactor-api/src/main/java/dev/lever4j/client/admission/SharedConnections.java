package dev.lever4j.client.admission;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a server, of which no account may take up more than it leaves free: one whose answers are slow
 * comes to half of them, the next one to half of what is left, so that it takes eight of them to fill two hundred.
 */
public final class SharedConnections {
    private final Set<Share> waiting = new LinkedHashSet<>();
    private int free;

    /** @param most as many as the server's pool has */
    public SharedConnections(int most) {
        this.free = most;
    }

    /** @param wake called, on any thread, when a connection that was refused may be had; must not block */
    ConnectionShare share(Runnable wake) {
        return new Share(wake);
    }

    private final class Share implements ConnectionShare {
        private final Runnable wake;
        private int taken;

        private Share(Runnable wake) {
            this.wake = wake;
        }

        @Override
        public boolean take() {
            synchronized (waiting) {
                if (taken >= free) {
                    return false;
                }
                taken++;
                free--;
                return true;
            }
        }

        @Override
        public boolean takeOrWait() {
            synchronized (waiting) {
                boolean given = take();
                if (!given) {
                    waiting.add(this);
                }
                return given;
            }
        }

        @Override
        public void giveBack() {
            synchronized (waiting) {
                taken--;
                free++;
            }
            passOn();
        }

        @Override
        public void passOn() {
            Share next = longestWaiting();
            if (next != null) {
                next.wake.run();
            }
        }
    }

    /** Of those who may have one now; no longer waiting. */
    private @Nullable Share longestWaiting() {
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                return null;
            }
            Iterator<Share> all = waiting.iterator();
            while (all.hasNext()) {
                Share share = all.next();
                if (share.taken < free) {
                    all.remove();
                    return share;
                }
            }
            return null;
        }
    }
}
