package dev.lever4j.auth.refresh;

/** Where to go, and what to do there. The effect counts only if the state could be put in place. */
public record Decision(TokenState next, TokenEffect effect) {}
