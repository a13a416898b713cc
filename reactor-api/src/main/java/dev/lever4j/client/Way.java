package dev.lever4j.client;

import dev.lever4j.client.admission.AdmissionStats;
import dev.lever4j.client.http.CallHabits;
import dev.lever4j.client.http.Pipeline;
import java.net.URI;

/** What a client's pipeline is made of, so that another one can be made of the same. */
record Way(Account account, CallHabits habits, URI api) {
    /** With a retry budget of its own. */
    Pipeline pipeline(LeverResources resources) {
        return account.pipeline(resources, habits, api);
    }

    Way listening(RequestListener also) {
        return new Way(account, habits.listening(also), api);
    }

    RateStatus rate() {
        AdmissionStats stats = account.stats();
        return new RateStatus(stats.waiting(), stats.ratePerSecond(), stats.throttled());
    }
}
