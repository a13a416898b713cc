package dev.lever4j.auth.refresh;

/** What an attempt means to those who waited for it. */
public sealed interface Settlement {
    record Ready(LiveToken token) implements Settlement {}

    record Failed(TokenFailure failure) implements Settlement {}

    /** Nothing yet: they ask again, and find the attempt that followed. */
    record Again() implements Settlement {}
}
