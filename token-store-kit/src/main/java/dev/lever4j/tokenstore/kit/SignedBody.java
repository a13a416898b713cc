package dev.lever4j.tokenstore.kit;

import dev.lever4j.auth.Secret;
import dev.lever4j.webhook.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deliveries as Lever signs them. */
final class SignedBody {
    private static final String SIGNING_TOKEN = "a-signing-token-of-a-test";

    static final WebhookVerifier VERIFIER = WebhookVerifier.of(Secret.of(SIGNING_TOKEN));

    private SignedBody() {}

    /** Of a delivery of its own, that was triggered now. */
    static byte[] fresh() {
        String token = UUID.randomUUID().toString();
        long at = Instant.now().toEpochMilli();
        return ("{\"event\":\"candidateHired\",\"triggeredAt\":" + at + ",\"token\":\"" + token + "\",\"signature\":\""
                        + signature(token + at) + "\",\"data\":{\"opportunityId\":\"0-1\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SIGNING_TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
