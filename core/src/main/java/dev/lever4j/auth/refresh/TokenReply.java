package dev.lever4j.auth.refresh;

import dev.lever4j.auth.TokenSet;
import org.jspecify.annotations.Nullable;

/** What a token endpoint's answer means for the grant. */
public sealed interface TokenReply {
    /** The server has rotated. */
    record Granted(TokenSet tokens) implements TokenReply {}

    /** The server says that this refresh token is not valid. */
    record GrantRefused() implements TokenReply {}

    /**
     * The server does not accept the app or the request; it has not looked at the grant.
     *
     * @param code OAuth's error code; empty if the answer had none
     */
    record ClientRefused(String why, String code) implements TokenReply {}

    /** The server has said that it did not do it. */
    record NotDone(String why, @Nullable Throwable cause) implements TokenReply {}

    /** The server may have rotated, and what it said is of no use. */
    record Unclear(String why, @Nullable Throwable cause) implements TokenReply {}
}
