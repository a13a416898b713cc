package dev.lever4j.it.processes;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** For a server whose tokens expire and whose grace ends when it is told, however slow the machine is. */
final class StillClock {
    private StillClock() {}

    static Clock now() {
        return Clock.fixed(Instant.now(), ZoneOffset.UTC);
    }
}
