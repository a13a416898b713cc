package dev.lever4j.webhook;

import dev.lever4j.auth.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A delivery, and who says that it is Lever's. */
record SignedDelivery(WebhookDelivery delivery, @Nullable String signature) {
    private static final String ALGORITHM = "HmacSHA256";

    /** Whether one of these signed it; all are tried, so that which one it was takes no other time. */
    boolean isBy(List<Secret> signingTokens) {
        byte[] given = bytes(signature == null ? "" : signature);
        boolean one = false;
        for (Secret token : signingTokens) {
            one |= MessageDigest.isEqual(bytes(HexFormat.of().formatHex(signed(token))), given);
        }
        return one;
    }

    Refused refusal() {
        return Refused.because(signature == null ? Refused.Reason.UNSIGNED : Refused.Reason.WRONG_SIGNATURE);
    }

    private byte[] signed(Secret token) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(token.reveal()), ALGORITHM));
            return mac.doFinal(bytes(delivery.key()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
