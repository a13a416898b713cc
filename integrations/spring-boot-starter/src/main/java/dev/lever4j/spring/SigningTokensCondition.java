package dev.lever4j.spring;

/** The deliveries of one account can be verified. */
final class SigningTokensCondition extends SaidCondition {
    SigningTokensCondition() {
        super("lever4j.webhooks.signing-tokens", true);
    }
}
