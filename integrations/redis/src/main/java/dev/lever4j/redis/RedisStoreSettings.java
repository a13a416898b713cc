package dev.lever4j.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How grants, or deliveries that were seen, are kept in Redis.
 *
 * @param prefix what all keys begin with, followed by a colon and the account's or the delivery's name as in a URL's
 *     query; default {@code lever4j:grant}. Two stores are apart if their prefixes differ at all
 * @param durability when a save counts as done; default {@link Durability#answered()}
 * @param timeout of connecting, and of each answer of the server, of which a call needs a few; default 5 s. Half of it
 *     is what replicas get to confirm a save; six of it is what finding the server and connecting get together
 * @param options how to connect: TLS, sockets. What becomes of a lost connection and of unanswered commands is not
 *     taken from here
 * @param resources threads to share with other clients, which whoever made them shuts down; null to have some of its
 *     own
 */
public record RedisStoreSettings(
        String prefix,
        Durability durability,
        Duration timeout,
        ClientOptions options,
        @Nullable ClientResources resources) {
    public static final RedisStoreSettings DEFAULT = new RedisStoreSettings(
            "lever4j:grant", Durability.answered(), Duration.ofSeconds(5), ClientOptions.create(), null);

    public RedisStoreSettings {
        if (prefix.isBlank() || prefix.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a prefix must have a sign that can be seen, and no control characters");
        }
        if (timeout.toMillis() <= 0) {
            throw new IllegalArgumentException("a timeout must be longer than zero");
        }
    }

    public RedisStoreSettings prefix(String other) {
        return new RedisStoreSettings(other, durability, timeout, options, resources);
    }

    public RedisStoreSettings durability(Durability other) {
        return new RedisStoreSettings(prefix, other, timeout, options, resources);
    }

    public RedisStoreSettings timeout(Duration other) {
        return new RedisStoreSettings(prefix, durability, other, options, resources);
    }

    public RedisStoreSettings options(ClientOptions other) {
        return new RedisStoreSettings(prefix, durability, timeout, other, resources);
    }

    public RedisStoreSettings resources(ClientResources shared) {
        return new RedisStoreSettings(prefix, durability, timeout, options, shared);
    }
}
