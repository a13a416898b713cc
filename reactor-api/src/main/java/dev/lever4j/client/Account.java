package dev.lever4j.client;

import dev.lever4j.client.ResourceStatus.Limiters;
import dev.lever4j.client.admission.Admission;
import dev.lever4j.client.admission.AdmissionStats;
import dev.lever4j.client.http.CallHabits;
import dev.lever4j.client.http.Pipeline;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.resilience.RateLimit;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What all clients of one credential share, and what it was opened with. */
record Account(TokenSource tokens, Admission admission, Transport transport, RateLimit rate, RefreshSettings refresh) {
    /** A way to a server for one client, which has a retry budget of its own. */
    Pipeline pipeline(LeverResources resources, CallHabits habits, URI api) {
        return Pipeline.of(resources.timeAndChance(), habits, resources.telemetry(), tokens, admission, transport, api);
    }

    Limiters limiters() {
        AdmissionStats now = admission.stats();
        return new Limiters(
                1, now.waiting(), rate.perSecond(), now.ratePerSecond(), now.spent(), now.throttled(), now.waiting());
    }

    /** This account, for a client that asks for nothing else than it has; null asks for nothing. */
    Account agreeingWith(@Nullable RateLimit otherRate, @Nullable RefreshSettings otherRefresh) {
        if (otherRate != null && !otherRate.equals(rate)) {
            throw new IllegalArgumentException("this credential is in use with " + rate + ", so it cannot be used with "
                    + otherRate + ": leave the rate out, or use other resources");
        }
        if (otherRefresh != null && !otherRefresh.equals(refresh)) {
            throw new IllegalArgumentException(
                    "this credential is in use with other refresh settings: leave them out, or"
                            + " use other resources");
        }
        return this;
    }
}
