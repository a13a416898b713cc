package dev.lever4j.spring.test;

import dev.lever4j.client.LeverClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

// begin component
@Component
class Funnel {
    private final LeverClient lever;

    Funnel(LeverClient lever) {
        this.lever = lever;
    }

    Mono<Long> open() {
        return lever.opportunities()
                .list(where -> where.archived(false))
                .items()
                .count();
    }
}
// end component
