package dev.lever4j.spring;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.model.Stage;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

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
}
