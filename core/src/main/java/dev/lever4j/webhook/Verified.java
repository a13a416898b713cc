package dev.lever4j.webhook;

/** It is Lever's, as far as its signature goes; see {@link WebhookVerifier} for how far that is. */
public record Verified(WebhookDelivery delivery) implements Verification {}
