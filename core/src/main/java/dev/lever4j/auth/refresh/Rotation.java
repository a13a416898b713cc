package dev.lever4j.auth.refresh;

import dev.lever4j.auth.StoredGrant;

/** What a refresh brought: the grant to save, and the token that may be used once that is durable. */
public record Rotation(StoredGrant grant, LiveToken token) {}
