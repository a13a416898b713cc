package dev.lever4j.spring;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClients;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.webhook.WebhookHandler;
import dev.lever4j.model.ArchiveReasonType;
import dev.lever4j.model.Archived;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Stage;
import dev.lever4j.webhook.WebhookDelivery;
import dev.lever4j.webhook.WebhookVerifier;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** docs/spring-boot.md shows what stands between the marks; a test compares them and runs it. */
final class SpringGuideExample {
    private SpringGuideExample() {}

    // begin controller
    @RestController
    static class Stages {
        private final LeverClient lever;

        Stages(LeverClient lever) {
            this.lever = lever;
        }

        @GetMapping("/stages")
        Flux<String> all() {
            return lever.stages().list().items().mapNotNull(Stage::text);
        }
    }
    // end controller

    record Losses(Consumer<String> askToConnectAgain) {
        // begin lost
        @EventListener
        void lost(LeverGrantLost event) {
            askToConnectAgain.accept(event.account());
        }
        // end lost
    }

    record Policies(Set<String> admins) {
        // begin policy
        @Bean
        LeverConnectPolicy onlyAdmins() {
            return request -> request.principal()
                    .filter(user -> admins.contains(user.getName()))
                    .map(user -> "default"); // the account; several customers have several names
        }
        // end policy
    }

    record SecondClients(Secret reportsKey) {
        // begin second
        @Bean(defaultCandidate = false)
        @Qualifier("reports")
        LeverClient reports(LeverResources resources) {
            return LeverClient.builder().apiKey(reportsKey).resources(resources).build();
        }
        // end second
    }

    record Hires(Function<Opportunity, Mono<Void>> payroll) {
        // begin handler
        @Bean
        WebhookHandler hired(LeverClient lever) {
            return delivery -> lever.webhooks()
                    .opportunityOf(delivery) // as it is now: what the delivery says of it is not signed
                    .filterWhen(now -> isHired(lever, now))
                    .flatMap(payroll); // completes when the effect is there to stay
        }

        private static Mono<Boolean> isHired(LeverClient lever, Opportunity now) {
            return Mono.justOrEmpty(now.archived())
                    .mapNotNull(Archived::reason)
                    .flatMap(lever.archiveReasons()::get)
                    .map(reason -> ArchiveReasonType.HIRED.equals(reason.type()))
                    .defaultIfEmpty(false);
        }
        // end handler
    }

    // begin customers
    @Component
    static class CustomerWebhooks implements AccountWebhooks {
        private final LeverClients lever;
        private final Customers customers;

        CustomerWebhooks(LeverClients lever, Customers customers) {
            this.lever = lever;
            this.customers = customers;
        }

        @Override
        public Mono<WebhookVerifier> verifier(String account) {
            return customers.signingTokens(account).map(WebhookVerifier::of); // empty: no such account
        }

        @Override
        public Mono<Void> handle(String account, WebhookDelivery delivery) {
            return lever.client(account)
                    .webhooks()
                    .opportunityOf(delivery)
                    .flatMap(now -> customers.tell(account, now));
        }
    }
    // end customers

    interface Customers {
        Mono<List<Secret>> signingTokens(String account);

        Mono<Void> tell(String account, Opportunity now);
    }

    record Permissions() {
        // begin permit
        @Bean
        @Order(1) // before the application's own
        SecurityWebFilterChain leversWebhooks(ServerHttpSecurity http) {
            return http.securityMatcher(pathMatchers(HttpMethod.POST, "/lever/webhooks", "/lever/webhooks/*"))
                    .authorizeExchange(all -> all.anyExchange().permitAll()) // the signature says whose it is
                    .csrf(ServerHttpSecurity.CsrfSpec::disable) // there is no browser
                    .build();
        }
        // end permit
    }
}
