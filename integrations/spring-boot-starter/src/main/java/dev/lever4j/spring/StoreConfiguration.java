package dev.lever4j.spring;

import dev.lever4j.client.token.TokenStores;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.r2dbc.R2dbcTokenStores;
import dev.lever4j.redis.RedisTokenStores;
import dev.lever4j.tokenstore.file.FileTokenStores;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The stores that are on the classpath, and the one of them that is taken, for grants and for deliveries. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    /** Only made where something asks for it: with an API key nothing is kept. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    TokenStores leverTokenStores(LeverProperties properties, ObjectProvider<StoreOption> options) {
        return new StoreChoice(
                        properties.store(),
                        properties.account(),
                        new StoreOptions(options.stream().toList()))
                .open();
    }

    /** Only made where something asks for it. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    SeenDeliveries leverSeenDeliveries(LeverProperties properties, ObjectProvider<StoreOption> options) {
        return new SeenChoice(
                        properties.store(), new StoreOptions(options.stream().toList()))
                .open();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(FileTokenStores.class)
    static class Files {
        @Bean
        StoreOption leverFileStore(LeverProperties properties) {
            return new FileStore(properties.store());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({R2dbcTokenStores.class, ConnectionFactory.class})
    static class Database {
        @Bean
        StoreOption leverDatabaseStore(LeverProperties properties, ListableBeanFactory beans) {
            return new DatabaseStore(properties.store(), properties.webhooks(), beans);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({RedisTokenStores.class, DataRedisConnectionDetails.class})
    static class SpringsRedis {
        @Bean
        StoreOption leverRedisStore(
                LeverProperties properties,
                ObjectProvider<LettuceConnectionFactory> springs,
                ObjectProvider<DataRedisConnectionDetails> details) {
            return new RedisStore(properties.store(), new SpringRedis(springs, details));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RedisTokenStores.class)
    @ConditionalOnMissingClass("org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails")
    static class RedisAlone {
        @Bean
        StoreOption leverRedisStore(LeverProperties properties) {
            return new RedisStore(properties.store(), RedisServer.NONE);
        }
    }
}
