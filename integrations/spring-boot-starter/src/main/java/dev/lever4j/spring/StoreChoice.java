package dev.lever4j.spring;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.error.TokenStoreException;
import dev.lever4j.spring.LeverProperties.Store;
import dev.lever4j.spring.LeverProperties.StoreType;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** Takes the store that is named, or else the only one for which all is there, and sees whether it answers. */
final class StoreChoice {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");

    private final Store said;
    private final String account;
    private final List<StoreOption> onClasspath;

    /** @param account whose grant is looked at to see whether the store, and its keys, are the right ones */
    StoreChoice(Store said, String account, List<StoreOption> onClasspath) {
        this.said = said;
        this.account = account;
        this.onClasspath = onClasspath.stream()
                .sorted(Comparator.comparing(StoreOption::type))
                .toList();
    }

    /** Blocks: at the start. */
    TokenStores open() {
        if (said.type() == StoreType.MEMORY) {
            LOG.warn("grants are kept in memory: accounts have to be connected again after each start");
            return new InMemoryTokenStores();
        }
        StoreOption option = said.type() == null ? only() : named(said.type());
        StoreOption.Opened opened = Objects.requireNonNull(inTime(
                option.open(keys()),
                "Correct what lever4j.store says, or set lever4j.store.startup-timeout to a longer time."));
        try {
            rehearse(opened);
        } catch (LeverConfigurationException e) {
            closeQuietly(opened.stores());
            throw e;
        }
        LOG.info("grants are kept in {}", opened.stores());
        return opened.stores();
    }

    private StoreOption named(StoreType type) {
        return onClasspath.stream()
                .filter(option -> option.type() == type)
                .findFirst()
                .orElseThrow(() -> new LeverConfigurationException(
                        "lever4j.store.type is " + name(type) + ", and that store is not on the classpath.",
                        "Add the dependency dev.lever4j:lever4j-token-store-" + name(type)
                                + ", or change lever4j.store.type."));
    }

    private StoreOption only() {
        List<StoreOption> atHand =
                onClasspath.stream().filter(StoreOption::isAtHand).toList();
        if (atHand.size() == 1) {
            return atHand.get(0);
        }
        if (atHand.isEmpty()) {
            throw new LeverConfigurationException(
                    "there is no store for grants, and a grant that is not kept is lost with the process.",
                    "Add dev.lever4j:lever4j-token-store-r2dbc and a ConnectionFactory,"
                            + " dev.lever4j:lever4j-token-store-redis and spring.data.redis or lever4j.store.redis-url,"
                            + " or dev.lever4j:lever4j-token-store-file and lever4j.store.folder; for tests set"
                            + " lever4j.store.type=memory.");
        }
        List<String> names = atHand.stream().map(option -> name(option.type())).toList();
        throw new LeverConfigurationException(
                "grants could be kept in more than one store: " + String.join(", ", names) + ".",
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
    private void rehearse(StoreOption.Opened opened) {
        if (!asks()) {
            return;
        }
        Mono<?> grant = Configured.checked(
                        "lever4j.account", () -> opened.stores().forAccount(account))
                .load();
        inTime(opened.rehearsal().then(grant), opened.remedy());
    }

    private boolean asks() {
        return said.startupTimeout().compareTo(Duration.ZERO) > 0;
    }

    private <T> @Nullable T inTime(Mono<T> step, String remedy) {
        try {
            return asks() ? step.timeout(said.startupTimeout()).block() : step.block();
        } catch (RuntimeException e) {
            Throwable error = Exceptions.unwrap(e);
            if (error instanceof LeverConfigurationException ours) {
                throw ours;
            }
            throw new LeverConfigurationException("the store for grants cannot be used: " + why(error), remedy, error);
        }
    }

    /** Ours hold no secret; what others say may. */
    private static String why(Throwable error) {
        if (error instanceof TokenStoreException) {
            return error.getMessage() + ".";
        }
        return error instanceof TimeoutException
                ? "it took longer than lever4j.store.startup-timeout."
                : "it failed with " + error.getClass().getName() + ".";
    }

    private static void closeQuietly(@Nullable Object stores) {
        if (stores instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception e) {
                LOG.debug("a store that does not answer could not be closed", e);
            }
        }
    }

    private static String name(StoreType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
