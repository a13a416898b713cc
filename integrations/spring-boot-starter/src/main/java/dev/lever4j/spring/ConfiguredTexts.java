package dev.lever4j.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that the properties say in words. Spring leaves a variable that is not set as it stands. */
final class ConfiguredTexts {
    private ConfiguredTexts() {}

    static void refuseUnresolved(LeverProperties said) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        texts.put("api-key", said.apiKey());
        texts.put("oauth.client-id", said.oauth().clientId());
        texts.put("oauth.client-secret", said.oauth().clientSecret());
        texts.put("oauth.redirect-uri", said.oauth().redirectUri());
        texts.put("oauth.scopes", String.join(" ", said.oauth().scopes()));
        texts.put("blueprint", said.blueprint());
        texts.put("integration", said.integration());
        texts.put("account", said.account());
        texts.put("store.folder", said.store().folder());
        texts.put("store.table", said.store().table());
        texts.put("store.redis-url", said.store().redisUrl());
        texts.put("connect.path", said.connect().path());
        texts.put("connect.callback-path", said.connect().callbackPath());
        texts.put("connect.success-path", said.connect().successPath());
        texts.forEach((property, text) -> refuseUnresolved("lever4j." + property, text));
    }

    static void refuseUnresolved(String property, @Nullable String text) {
        if (text != null && text.contains("${")) {
            throw new LeverConfigurationException(
                    property + " names a variable that is not set.",
                    "Set the variable that stands in " + property + ", or " + property + " itself.");
        }
    }
}
