package dev.lever4j.client.webhook;

import dev.lever4j.auth.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what a test has Lever send. */
final class Deliveries {
    static final Secret SIGNING_TOKEN = Secret.of("a-signing-token-of-a-test");

    private Deliveries() {}

    static byte[] hired(String token, Instant at) {
        String data = "{\"opportunityId\":\"0-1\",\"contactId\":\"c-1\"}";
        return ("{\"event\":\"candidateHired\",\"triggeredAt\":" + at.toEpochMilli() + ",\"token\":\"" + token
                        + "\",\"signature\":\"" + signature(token + at.toEpochMilli()) + "\",\"data\":" + data + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SIGNING_TOKEN.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
