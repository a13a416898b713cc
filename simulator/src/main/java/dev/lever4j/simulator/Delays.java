package dev.lever4j.simulator;

import java.time.Duration;

/** How long answers are held back. */
final class Delays {
    private volatile Duration api = Duration.ZERO;
    private volatile Duration token = Duration.ZERO;

    void api(Duration latency) {
        this.api = latency;
    }

    void token(Duration latency) {
        this.token = latency;
    }

    Duration of(String path) {
        return path.equals(Ledger.TOKEN_PATH) ? token : api;
    }
}
