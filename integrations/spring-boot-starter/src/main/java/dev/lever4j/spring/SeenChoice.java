package dev.lever4j.spring;

import dev.lever4j.client.webhook.Claim;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.spring.LeverProperties.Store;
import dev.lever4j.spring.LeverProperties.StoreType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Takes what lies where grants do and outlives the process, or else memory. */
record SeenChoice(Store said, StoreOptions options) {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");

    /** No delivery's: those are of letters and digits. */
    private static final String TRIAL = "lever4j/start";

    /** Blocks: at the start. */
    SeenDeliveries open() {
        Optional<SeenDeliveries> durable = option().flatMap(StoreOption::seen)
                .map(opening ->
                        new AtStart("what remembers deliveries", said.startupTimeout()).open(opening, this::claimed));
        if (durable.isPresent()) {
            LOG.info("deliveries are remembered in {}", durable.get());
            return durable.get();
        }
        LOG.info("deliveries are remembered in memory: another instance, or this one after a restart, may handle one"
                + " once more, and what Lever sends again after more than five minutes is refused");
        return SeenDeliveries.inMemory();
    }

    private Optional<StoreOption> option() {
        if (said.type() == StoreType.MEMORY) {
            return Optional.empty();
        }
        return said.type() == null ? only() : Optional.of(options.named(said.type()));
    }

    private Optional<StoreOption> only() {
        List<StoreOption> atHand = options.atHand(option -> option.seen().isPresent());
        if (atHand.size() > 1) {
            throw new LeverConfigurationException(
                    "deliveries could be remembered in more than one store: " + StoreOptions.names(atHand) + ".",
                    "Set lever4j.store.type to one of them, or make a SeenDeliveries bean.");
        }
        return atHand.stream().findFirst();
    }

    private Mono<Void> claimed(SeenDeliveries seen) {
        return seen.claim(TRIAL, Duration.ofSeconds(1))
                .flatMap(claim -> claim instanceof Claim.Mine mine ? seen.release(mine) : Mono.empty());
    }
}
