package dev.lever4j.spring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Says it where deliveries would find nobody, though something of webhooks is there. Those of many accounts come to
 * other paths, and make up for nothing that the one account lacks.
 */
record WebhookCheck(LeverProperties.Webhooks said, boolean handler, boolean accounts)
        implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");
    private static final String TOKENS = "lever4j.webhooks.signing-tokens";

    @Override
    public void afterSingletonsInstantiated() {
        boolean wanted = Boolean.TRUE.equals(said.enabled());
        boolean tokens = !said.signingTokens().isEmpty();
        if (tokens && !handler) {
            lacks(
                    wanted,
                    TOKENS + " is set, and there is no WebhookHandler bean to take what they sign.",
                    "Make a WebhookHandler bean, or remove " + TOKENS + ".");
        }
        if (handler && !tokens) {
            lacks(
                    wanted,
                    "there is a WebhookHandler bean, and " + TOKENS + " is missing, so nothing could be verified.",
                    "Set " + TOKENS + ", or remove the bean: an AccountWebhooks bean handles those of its accounts.");
        }
        if (wanted && !handler && !accounts) {
            lacks(
                    true,
                    "lever4j.webhooks.enabled is true, and nothing takes what Lever would send.",
                    "Set " + TOKENS + " and make a WebhookHandler bean, or make an AccountWebhooks bean.");
        }
    }

    private void lacks(boolean wanted, String what, String action) {
        if (wanted) {
            throw new LeverConfigurationException(what, action);
        }
        LOG.warn("no deliveries are taken at {}: {} {}", said.path(), what, action);
    }
}
