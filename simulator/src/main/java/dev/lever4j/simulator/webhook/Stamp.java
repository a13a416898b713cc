package dev.lever4j.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What makes a delivery one of its kind; the n-th of a seed is always the same but for its time. */
record Stamp(String id, String token, long triggeredAt) {
    private static final int TOKEN_DIGITS = 48;

    static Stamp of(long seed, long number, long triggeredAt) {
        String name = "delivery " + seed + " " + number;
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return new Stamp(id, Signature.hmac(name, "token").substring(0, TOKEN_DIGITS), triggeredAt);
    }
}
