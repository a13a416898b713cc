package dev.lever4j.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lever4j.auth.Secret;
import dev.lever4j.fuzz.Check;
import dev.lever4j.fuzz.Target;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The body of a delivery. Nothing in it makes the verifier throw; it is taken if and only if its signature is the one
 * that is computed here; it is taken with that one in the place of its own, and with no other.
 */
public final class WebhookTarget {
    private static final String TOKEN = "a-signing-token";
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final WebhookVerifier ANY_AGE =
            WebhookVerifier.of(Secret.of("another"), Secret.of(TOKEN)).ofAnyAge();
    private static final WebhookVerifier IN_TIME =
            WebhookVerifier.of(Secret.of(TOKEN)).within(WINDOW);

    private WebhookTarget() {}

    public static void fuzzerInitialize() throws Throwable {
        Target.WEBHOOK.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] body) {
        Optional<SignedDelivery> read = DeliveryReader.read(body);
        boolean signed =
                read.isPresent() && signature(read.get()).equals(read.get().signature());
        Verification anyAge = ANY_AGE.verify(body, NOW);
        Verification inTime = IN_TIME.verify(body, NOW);
        Check.equal(anyAge instanceof Verified, signed, "taken or refused against its signature");
        if (read.isEmpty()) {
            Check.equal(anyAge, Refused.because(Refused.Reason.MALFORMED), "refused for another reason");
            Check.equal(inTime, anyAge, "refused for another reason, in time");
            return;
        }
        SignedDelivery delivery = read.get();
        Instant at = delivery.delivery().triggeredAt();
        boolean fresh = !at.isBefore(NOW.minus(WINDOW)) && !at.isAfter(NOW.plus(WINDOW));
        Check.equal(inTime instanceof Verified, signed && fresh, "taken out of its time, or refused in time");
        checkSignature(delivery);
    }

    private static void checkSignature(SignedDelivery delivery) {
        String right = signature(delivery);
        Check.that(isTaken(delivery, right), "refused with the right signature");
        Check.that(!isTaken(delivery, right.substring(1)), "taken with a part of it");
        Check.that(!isTaken(delivery, right + "0"), "taken with more than it");
        char other = right.charAt(0) == '0' ? '1' : '0';
        Check.that(!isTaken(delivery, other + right.substring(1)), "taken with another");
    }

    private static boolean isTaken(SignedDelivery delivery, String signature) {
        return new SignedDelivery(delivery.delivery(), signature).isBy(List.of(Secret.of(TOKEN)));
    }

    private static String signature(SignedDelivery read) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TOKEN.getBytes(UTF_8), "HmacSHA256"));
            mac.update(read.delivery().token().getBytes(UTF_8));
            return HexFormat.of()
                    .formatHex(mac.doFinal(
                            Long.toString(read.delivery().triggeredAt().toEpochMilli())
                                    .getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
