package dev.lever4j.spring;

/** There may be more than the one account of an API key. */
final class NoApiKeyCondition extends SaidCondition {
    NoApiKeyCondition() {
        super("lever4j.api-key", false);
    }
}
