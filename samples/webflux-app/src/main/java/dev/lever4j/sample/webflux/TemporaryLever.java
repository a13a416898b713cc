package dev.lever4j.sample.webflux;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.simulator.Simulator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.auth.StoredGrant;

@Configuration(proxyBeanMethods = false)
class TemporaryLever {
    @Bean
    TokenStores stores(Simulator s) {
        InMemoryTokenStores stores = new InMemoryTokenStores();
        stores.forAccount("default").save(StoredGrant.of(Secret.of(s.newGrant()))).block();
        return stores;
    }

    @Bean
    LeverClient lever(Simulator s, TokenStores stores, Activity activity) {
        return LeverClient.builder().environment(LeverEnvironment.customWithLoopbackHttp(s.baseUrl(), s.authUrl()))
                .oauth(new OAuthApp(s.app().clientId(), Secret.of(s.app().clientSecret())), stores.forAccount("default"))
                .onRequest(activity).build();
    }
}
