package dev.lever4j.it.faults.judge;

import dev.lever4j.it.faults.cell.Canaries;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a client calls.
 *
 * @param server without a path
 * @param trusted who may have signed its certificate; null for plain HTTP
 */
public record Place(URI server, @Nullable X509Certificate trusted) {
    /** Of every timeout that a client has: short, since it is waited for. */
    public static final Duration TIMEOUT = Duration.ofMillis(1_500);

    /** How often a read is sent at the most, and the wait before the first repetition. */
    public static final int TRIES = 3;

    public static final Duration WAIT = Duration.ofMillis(50);

    /** Of one call, or one page, with all its tries. */
    public static final Duration BOUND = TIMEOUT.multipliedBy(TRIES + 1L);

    /** The value of {@code Authorization}. */
    public static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString((Canaries.KEY + ":").getBytes(StandardCharsets.US_ASCII));

    /** Without a slash at its end. */
    public String api() {
        return server + "/v1";
    }
}
