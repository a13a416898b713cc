package dev.lever4j.simulator;

import dev.lever4j.simulator.api.Refusals;
import dev.lever4j.simulator.oauth.Settings;
import dev.lever4j.simulator.webhook.Rules;
import dev.lever4j.simulator.world.Touches;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How the simulator answers, so far as that can be chosen at the start and changed later: all of it in one immutable
 * value, so that going back to the start forgets nothing.
 */
record Behaviour(
        Settings auth, Refusals refusals, Delays.Times delays, Unrest unrest, Touches touches, Rules webhooks) {
    static final Behaviour DEFAULT = new Behaviour(
            Settings.DEFAULT, Refusals.DEFAULT, Delays.Times.NONE, Unrest.none(), Touches.DEFAULT, Rules.LEVERS);

    Behaviour tokenLifetime(Duration lifetime) {
        Duration checked = Checks.notNegative("tokenLifetime", lifetime);
        return auth(now -> now.tokenLifetime(checked));
    }

    Behaviour rotationGrace(Duration grace) {
        Duration checked = Checks.notNegative("rotationGrace", grace);
        return auth(now -> now.rotationGrace(checked));
    }

    Behaviour denyConsent(boolean deny) {
        return auth(now -> now.denyConsent(deny));
    }

    Behaviour rejectAllTokens(boolean reject) {
        return auth(now -> now.rejectAllTokens(reject));
    }

    Behaviour rate(double perSecond, int burst) {
        Checks.rate(perSecond);
        Checks.between("burst", burst, 1, 1_000_000_000);
        return refusals(now -> now.rate(perSecond, burst));
    }

    Behaviour retryAfter(boolean tell) {
        return refusals(now -> now.retryAfter(tell));
    }

    Behaviour errors(double share) {
        Checks.share("errors", share);
        return refusals(now -> now.errors(share));
    }

    Behaviour hideConfidential(boolean hide) {
        return refusals(now -> now.confidential(hide));
    }

    Behaviour latency(Duration mean, Duration spread) {
        return delays(now -> now.api(Delays.Span.around(mean, spread)));
    }

    Behaviour tokenLatency(Duration latency) {
        Duration checked = Checks.notNegative("tokenLatency", latency);
        return delays(now -> now.token(checked));
    }

    Behaviour unrest(Unrest other) {
        return new Behaviour(auth, refusals, delays, other, touches, webhooks);
    }

    Behaviour touches(UnaryOperator<Touches> change) {
        return new Behaviour(auth, refusals, delays, unrest, change.apply(touches), webhooks);
    }

    Behaviour webhooks(UnaryOperator<Rules> change) {
        return new Behaviour(auth, refusals, delays, unrest, touches, change.apply(webhooks));
    }

    private Behaviour auth(UnaryOperator<Settings> change) {
        return new Behaviour(change.apply(auth), refusals, delays, unrest, touches, webhooks);
    }

    private Behaviour refusals(UnaryOperator<Refusals> change) {
        return new Behaviour(auth, change.apply(refusals), delays, unrest, touches, webhooks);
    }

    private Behaviour delays(UnaryOperator<Delays.Times> change) {
        return new Behaviour(auth, refusals, change.apply(delays), unrest, touches, webhooks);
    }
}
