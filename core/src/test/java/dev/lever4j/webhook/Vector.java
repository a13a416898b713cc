package dev.lever4j.webhook;

import dev.lever4j.auth.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A signature that OpenSSL computed. */
record Vector(Secret signingToken, String token, String triggeredAt, String signature) {
    static List<Vector> all() {
        try (InputStream in = Vector.class.getResourceAsStream("/webhook/signatures.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t")))
                    .map(at -> new Vector(Secret.of(at.get(0)), at.get(1), at.get(2), at.get(3)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Vector any() {
        return all().get(0);
    }

    Instant at() {
        return Instant.ofEpochMilli(Long.parseLong(triggeredAt));
    }

    byte[] body() {
        return body("candidateHired", "{\"opportunityId\":\"o-1\"}");
    }

    byte[] body(String event, String data) {
        return ("{\"event\":\"" + event + "\",\"triggeredAt\":" + triggeredAt + ",\"token\":\"" + token
                        + "\",\"signature\":\"" + signature + "\",\"data\":" + data + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    Vector with(String newToken, String newTriggeredAt, String newSignature) {
        return new Vector(signingToken, newToken, newTriggeredAt, newSignature);
    }
}
