package dev.lever4j.spring;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.spring.LeverProperties.Store;
import dev.lever4j.spring.LeverProperties.StoreType;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Takes the store that is named, or else the only one for which all is there, and sees whether it answers.
 *
 * @param account whose grant is looked at to see whether the store, and its keys, are the right ones
 */
record StoreChoice(Store said, String account, StoreOptions options) {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");

    /** Blocks: at the start. */
    TokenStores open() {
        if (said.type() == StoreType.MEMORY) {
            LOG.warn("grants are kept in memory: accounts have to be connected again after each start");
            return new InMemoryTokenStores();
        }
        StoreOption option = said.type() == null ? only() : options.named(said.type());
        TokenStores stores =
                new AtStart("the store for grants", said.startupTimeout()).open(option.open(keys()), this::grant);
        LOG.info("grants are kept in {}", stores);
        return stores;
    }

    private StoreOption only() {
        List<StoreOption> atHand = options.atHand(option -> true);
        if (atHand.size() == 1) {
            return atHand.get(0);
        }
        if (atHand.isEmpty()) {
            throw new LeverConfigurationException(
                    "there is no store for grants, and a grant that is not kept is lost with the process.",
                    "Add dev.lever4j:lever4j-r2dbc and a ConnectionFactory,"
                            + " dev.lever4j:lever4j-redis and spring.data.redis or lever4j.store.redis-url,"
                            + " or dev.lever4j:lever4j-token-store-file and lever4j.store.folder; for tests set"
                            + " lever4j.store.type=memory.");
        }
        throw new LeverConfigurationException(
                "grants could be kept in more than one store: " + StoreOptions.names(atHand) + ".",
                "Set lever4j.store.type to one of them, and never change it while accounts are connected.");
    }

    private GrantKeys keys() {
        String keys = said.keys();
        if (keys == null) {
            throw new LeverConfigurationException(
                    "lever4j.store.keys is missing, and grants are not kept unencrypted.",
                    "Set lever4j.store.keys to 32 random bytes in base64, as `openssl rand -base64 32` makes them,"
                            + " from where you keep secrets.");
        }
        ConfiguredTexts.refuseUnresolved("lever4j.store.keys", keys);
        return Configured.checked("lever4j.store.keys", () -> GrantKeys.parse(keys));
    }

    /** Reads the one grant, which tells whether its keys are the right ones; other accounts' are not looked at. */
    private Mono<Void> grant(TokenStores stores) {
        return Configured.checked("lever4j.account", () -> stores.forAccount(account))
                .load()
                .then();
    }
}
