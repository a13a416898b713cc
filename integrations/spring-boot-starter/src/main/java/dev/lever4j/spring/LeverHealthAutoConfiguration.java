package dev.lever4j.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of the account, where the application has health at all. */
@AutoConfiguration(after = LeverAutoConfiguration.class)
@ConditionalOnClass({ReactiveHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(LeverAccount.class)
@ConditionalOnEnabledHealthIndicator("lever")
public final class LeverHealthAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "leverHealthIndicator")
    LeverHealthIndicator leverHealthIndicator(LeverAccount account) {
        return new LeverHealthIndicator(account);
    }
}
