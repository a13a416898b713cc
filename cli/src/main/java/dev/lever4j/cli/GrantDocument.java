package dev.lever4j.cli;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.json.LeverJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A grant as JSON: what a token endpoint answers, and under {@code lever4j} what only we need to know. Whatever else is
 * in the document stays in it.
 */
final class GrantDocument {
    private static final String OURS = "lever4j";

    private final Map<String, Object> fields;

    private GrantDocument(Map<String, Object> fields) {
        this.fields = fields;
    }

    static GrantDocument empty() {
        return new GrantDocument(Map.of());
    }

    /** @throws RuntimeException if it is not one JSON object; the message quotes nothing of it */
    static GrantDocument parse(byte[] json) {
        return new GrantDocument(LeverJson.map(json));
    }

    byte[] bytes() {
        return LeverJson.encode(fields);
    }

    /** Empty where there is no refresh token. */
    Optional<StoredGrant> grant() {
        return text(fields, "refresh_token")
                .map(token -> new StoredGrant(generation(), Secret.of(token), access(), scopes(), intent()));
    }

    /** The SHA-256 of the refresh token that this grant has grown from, if it grew from one in the environment. */
    Optional<String> grownFrom() {
        return text(ours(), "grown_from_sha256");
    }

    GrantDocument with(StoredGrant grant, @Nullable String grownFrom) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.keySet().removeAll(List.of("access_token", "expires_in"));
        all.put("refresh_token", grant.refreshToken().reveal());
        StoredGrant.Access access = grant.access();
        if (access != null) {
            all.put("access_token", access.token().reveal());
            all.put("token_type", "Bearer");
            all.put(
                    "expires_in",
                    access.expiresAt().getEpochSecond() - access.issuedAt().getEpochSecond());
        }
        if (!grant.scopes().names().isEmpty()) {
            all.put("scope", grant.scopes().toString());
        }
        all.put(OURS, ours(grant, grownFrom));
        return new GrantDocument(all);
    }

    private static Map<String, Object> ours(StoredGrant grant, @Nullable String grownFrom) {
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put("generation", grant.generation());
        StoredGrant.Access access = grant.access();
        if (access != null) {
            ours.put("issued_at", access.issuedAt().toEpochMilli());
            ours.put("expires_at", access.expiresAt().toEpochMilli());
        }
        StoredGrant.Intent intent = grant.intent();
        if (intent != null) {
            Map<String, Object> open = new LinkedHashMap<>();
            open.put("refresh_token_sha256", intent.refreshTokenHash());
            open.put("tries", intent.tries());
            open.put("opened_at", intent.openedAt().toEpochMilli());
            ours.put("intent", open);
        }
        if (grownFrom != null) {
            ours.put("grown_from_sha256", grownFrom);
        }
        return ours;
    }

    private long generation() {
        return Math.max(0, number(ours(), "generation").orElse(0L));
    }

    /** Without our note of when it was issued, an access token's age is unknown and it is left alone. */
    private StoredGrant.@Nullable Access access() {
        Optional<String> token = text(fields, "access_token");
        Optional<Long> issued = number(ours(), "issued_at");
        Optional<Long> expires = number(ours(), "expires_at");
        return token.isEmpty() || issued.isEmpty() || expires.isEmpty()
                ? null
                : new StoredGrant.Access(
                        Secret.of(token.get()),
                        Instant.ofEpochMilli(issued.get()),
                        Instant.ofEpochMilli(expires.get()));
    }

    private Scopes scopes() {
        return text(fields, "scope").map(Scopes::parse).orElse(Scopes.UNKNOWN);
    }

    private StoredGrant.@Nullable Intent intent() {
        Map<?, ?> open = ours().get("intent") instanceof Map<?, ?> map ? map : Map.of();
        Optional<Long> openedAt = number(open, "opened_at");
        return text(open, "refresh_token_sha256").isEmpty() || openedAt.isEmpty()
                ? null
                : new StoredGrant.Intent(
                        text(open, "refresh_token_sha256").get(),
                        number(open, "tries").orElse(1L).intValue(),
                        Instant.ofEpochMilli(openedAt.get()));
    }

    private Map<?, ?> ours() {
        return fields.get(OURS) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Optional<String> text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text && !text.isBlank() ? Optional.of(text.strip()) : Optional.empty();
    }

    private static Optional<Long> number(Map<?, ?> map, String name) {
        return map.get(name) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }
}
