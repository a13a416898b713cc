package dev.lever4j.simulator.oauth;

import java.time.Duration;

/** What can be turned while the authorization server runs. */
public final class Settings {
    private volatile Duration tokenLifetime = Duration.ofHours(1);
    private volatile Duration rotationGrace = Duration.ZERO;
    private volatile boolean denyConsent;
    private volatile boolean rejectAllTokens;

    public Duration tokenLifetime() {
        return tokenLifetime;
    }

    public void tokenLifetime(Duration lifetime) {
        this.tokenLifetime = lifetime;
    }

    public Duration rotationGrace() {
        return rotationGrace;
    }

    public void rotationGrace(Duration grace) {
        this.rotationGrace = grace;
    }

    public boolean denyConsent() {
        return denyConsent;
    }

    public void denyConsent(boolean deny) {
        this.denyConsent = deny;
    }

    public boolean rejectAllTokens() {
        return rejectAllTokens;
    }

    public void rejectAllTokens(boolean reject) {
        this.rejectAllTokens = reject;
    }
}
