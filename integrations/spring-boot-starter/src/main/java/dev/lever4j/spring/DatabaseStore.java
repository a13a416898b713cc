package dev.lever4j.spring;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.r2dbc.R2dbcSeenDeliveries;
import dev.lever4j.r2dbc.R2dbcTokenStores;
import dev.lever4j.spring.LeverProperties.Store;
import dev.lever4j.spring.LeverProperties.StoreType;
import dev.lever4j.spring.LeverProperties.Webhooks;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import reactor.core.publisher.Mono;

/** A table of the application's database. */
record DatabaseStore(Store said, Webhooks webhooks, ListableBeanFactory beans) implements StoreOption {
    @Override
    public StoreType type() {
        return StoreType.R2DBC;
    }

    @Override
    public boolean isAtHand() {
        return !names().isEmpty();
    }

    @Override
    public Mono<Opened<TokenStores>> open(GrantKeys keys) {
        ConnectionFactory factory = factory();
        R2dbcTokenStores stores = Configured.checked(
                "lever4j.store.table",
                () -> R2dbcTokenStores.over(factory, keys).table(said.table()));
        return Mono.just(new Opened<>(stores, made(stores.createTable()), remedy("lever4j.store.table")));
    }

    @Override
    public Optional<Mono<Opened<SeenDeliveries>>> seen() {
        return Optional.of(Mono.fromSupplier(this::remembering));
    }

    private Opened<SeenDeliveries> remembering() {
        ConnectionFactory factory = factory();
        R2dbcSeenDeliveries seen = Configured.checked(
                "lever4j.webhooks.table",
                () -> R2dbcSeenDeliveries.over(factory).table(webhooks.table()));
        return new Opened<>(seen, made(seen.createTable()), remedy("lever4j.webhooks.table"));
    }

    private Mono<Void> made(Mono<Void> table) {
        return said.createTable() ? table : Mono.empty();
    }

    private static String remedy(String table) {
        return "Start the database, or correct spring.r2dbc.url, its user and password; the table is that of " + table
                + ", and with lever4j.store.create-table it is created.";
    }

    private ConnectionFactory factory() {
        ConnectionFactory factory =
                beans.getBeanProvider(ConnectionFactory.class).getIfUnique();
        if (factory != null) {
            return factory;
        }
        throw names().isEmpty()
                ? new LeverConfigurationException(
                        "lever4j.store.type is r2dbc, and there is no ConnectionFactory.", "Set spring.r2dbc.url.")
                : new LeverConfigurationException(
                        "the store could lie behind more than one ConnectionFactory: " + String.join(", ", names())
                                + ".",
                        "Mark one of them as primary, or make a TokenStores bean, and a SeenDeliveries bean, over"
                                + " the one that is meant.");
    }

    private List<String> names() {
        return List.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, ConnectionFactory.class));
    }
}
