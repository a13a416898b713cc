package dev.lever4j.spring.test;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.spring.LeverAutoConfiguration;
import dev.lever4j.spring.LeverProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** A store in which the account is connected, as if an admin had just consented. */
@AutoConfiguration(before = LeverAutoConfiguration.class)
@ConditionalOnBean(Simulator.class)
@ConditionalOnProperty(SimulatorContextCustomizer.CONNECTED)
public final class SimulatedGrantAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    TokenStores leverTokenStores(Simulator simulator, LeverProperties properties) {
        InMemoryTokenStores stores = new InMemoryTokenStores();
        stores.forAccount(properties.account())
                .save(StoredGrant.of(Secret.of(simulator.newGrant())))
                .block();
        return stores;
    }
}
