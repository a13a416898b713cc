package dev.lever4j.auth.connect;

import dev.lever4j.auth.Secret;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Text of 256 random bits that is the same in a URL and outside. */
final class Unguessable {
    private static final int BYTES = 32;

    private Unguessable() {}

    static Secret from(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
