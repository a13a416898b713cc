package dev.lever4j.webhook;

import dev.lever4j.auth.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells Lever's deliveries from everybody else's. Immutable, without a clock, safe to share among threads; never throws
 * for what a body holds.
 *
 * <p><b>What a signature proves.</b> Lever signs a random token and the time, and nothing else (documented): whoever
 * has seen one delivery can send its token, time and signature again with other data. So what is in
 * {@link WebhookDelivery#data()} is a hint: read the record it names before acting on it, and remember
 * {@link WebhookDelivery#key()}, so that a delivery counts once.
 */
public final class WebhookVerifier {
    /** More than this is not read; Lever's deliveries are far below. */
    public static final int MOST_BYTES = 1 << 20;

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final List<Secret> signingTokens;
    private final @Nullable Duration window;

    /** Whether somebody chose the window. */
    private final boolean named;

    private WebhookVerifier(List<Secret> signingTokens, @Nullable Duration window, boolean named) {
        this.signingTokens = signingTokens;
        this.window = window;
        this.named = named;
    }

    /**
     * Takes deliveries that were triggered at most five minutes ago or, as clocks differ, ahead.
     *
     * @param signingTokens each one that deliveries may be signed with: of each webhook (Lever gives every one its
     *     own), and while one is replaced both the old and the new
     * @throws IllegalArgumentException if there is none
     */
    public static WebhookVerifier of(List<Secret> signingTokens) {
        if (signingTokens.isEmpty()) {
            throw new IllegalArgumentException("name at least one signing token; without one nothing can be verified");
        }
        return new WebhookVerifier(List.copyOf(signingTokens), WINDOW, false);
    }

    /** As above. */
    public static WebhookVerifier of(Secret... signingTokens) {
        return of(List.of(signingTokens));
    }

    /**
     * Takes what was triggered at most so long ago or ahead.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public WebhookVerifier within(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("the window must be positive, not " + longest);
        }
        return new WebhookVerifier(signingTokens, longest, true);
    }

    /**
     * Takes deliveries of any age: Lever's own redeliveries come with growing gaps (documented, how large is not), and
     * a window refuses the late ones. Only with a store that remembers every delivery for good, or replays are taken.
     */
    public WebhookVerifier ofAnyAge() {
        return new WebhookVerifier(signingTokens, null, true);
    }

    /**
     * This verifier for somebody who remembers deliveries for so long: with the window that {@link #within} or
     * {@link #ofAnyAge} named, else with half of the memory (a delivery may come from as far ahead as it may be old),
     * or of any age where the memory has no end.
     *
     * @param memory how long it is remembered that a delivery was handled; empty if for good
     * @throws IllegalArgumentException if a named window takes what is forgotten by then, so that replays were taken
     */
    public WebhookVerifier fitting(Optional<Duration> memory) {
        Duration longest = memory.map(remembered -> remembered.dividedBy(2)).orElse(null);
        if (!named) {
            return new WebhookVerifier(signingTokens, longest, false);
        }
        if (longest != null && (window == null || window.compareTo(longest) > 0)) {
            throw new IllegalArgumentException("deliveries are remembered for " + memory.get() + ", so replays of older"
                    + " ones would be taken by " + this + ": leave the window out, use within(..) half of that at most,"
                    + " or remember them longer");
        }
        return this;
    }

    /** How long before or after now a delivery may have been triggered; empty if at any time. */
    public Optional<Duration> window() {
        return Optional.ofNullable(window);
    }

    /**
     * Whether a body is a delivery of Lever's, and what it says. Takes a time that depends on the body's length, and
     * not on how much of a signature is right.
     *
     * @param body as it came, not decoded and written anew
     */
    public Verification verify(byte[] body, Instant now) {
        if (body.length > MOST_BYTES) {
            return Refused.because(Refused.Reason.TOO_LARGE);
        }
        return DeliveryReader.read(body)
                .map(signed -> signed.isBy(signingTokens) ? inTime(signed, now) : signed.refusal())
                .orElseGet(() -> Refused.because(Refused.Reason.MALFORMED));
    }

    private Verification inTime(SignedDelivery signed, Instant now) {
        Instant at = signed.delivery().triggeredAt();
        if (window != null && at.isBefore(now.minus(window))) {
            return Refused.because(Refused.Reason.TOO_OLD);
        }
        return window != null && at.isAfter(now.plus(window))
                ? Refused.because(Refused.Reason.FROM_THE_FUTURE)
                : new Verified(signed.delivery());
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "WebhookVerifier[" + signingTokens.size() + " signing tokens, "
                + (window == null ? "any age" : "within " + window) + "]";
    }
}
