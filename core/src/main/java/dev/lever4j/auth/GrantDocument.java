package dev.lever4j.auth;

import dev.lever4j.json.LeverJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A grant as JSON, as stores keep it: what a token endpoint answers, and under {@code lever4j} what only we need to
 * know. Whatever else is in the document stays in it. It holds secrets in the clear and prints none.
 */
public final class GrantDocument {
    private static final String OURS = "lever4j";
    private static final String GROWN_FROM = "grown_from_sha256";

    private final Map<String, @Nullable Object> fields;

    private GrantDocument(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    public static GrantDocument empty() {
        return new GrantDocument(Map.<String, @Nullable Object>of());
    }

    /**
     * @throws dev.lever4j.error.MalformedResponseException if it is not one JSON object; the message quotes nothing of
     *     it
     */
    public static GrantDocument parse(byte[] json) {
        return new GrantDocument(LeverJson.map(json));
    }

    public byte[] bytes() {
        return LeverJson.encode(fields);
    }

    /** Empty where there is no refresh token. */
    public Optional<StoredGrant> grant() {
        return text(fields, "refresh_token")
                .map(token -> new StoredGrant(version(), generation(), Secret.of(token), access(), scopes(), intent()));
    }

    /** The SHA-256 of the refresh token that this grant has grown from, if it was {@link #grownFrom(String) noted}. */
    public Optional<String> grownFrom() {
        return text(ours(), GROWN_FROM);
    }

    /** This document with a note of the refresh token that its grant has grown from. */
    public GrantDocument grownFrom(String refreshTokenHash) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        Map<Object, Object> ours = new LinkedHashMap<>(ours());
        ours.put(GROWN_FROM, refreshTokenHash);
        all.put(OURS, ours);
        return new GrantDocument(all);
    }

    /** This document with another grant in it. */
    public GrantDocument with(StoredGrant grant) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
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
        all.put(OURS, ours(grant));
        return new GrantDocument(all);
    }

    private Map<String, Object> ours(StoredGrant grant) {
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put("version", grant.version());
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
            open.put("owner", intent.owner());
            open.put("opened_at", intent.openedAt().toEpochMilli());
            if (intent.refused()) {
                open.put("refused", true);
            }
            ours.put("intent", open);
        }
        grownFrom().ifPresent(hash -> ours.put(GROWN_FROM, hash));
        return ours;
    }

    /** A document of somebody else's, with a refresh token in it, is a first version. */
    private long version() {
        return Math.max(1, number(ours(), "version").orElse(1L));
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
                        text(open, "owner").orElse(""),
                        Instant.ofEpochMilli(openedAt.get()),
                        Boolean.TRUE.equals(open.get("refused")));
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

    @Override
    public String toString() {
        return "GrantDocument[" + grant().map(StoredGrant::toString).orElse("no grant") + "]";
    }
}
