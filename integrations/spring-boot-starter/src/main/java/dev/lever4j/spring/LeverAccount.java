package dev.lever4j.spring;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.token.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * The one account of the properties.
 *
 * @param grant where its grant is kept; null with an API key
 */
record LeverAccount(LeverClient client, @Nullable TokenStore grant) {}
