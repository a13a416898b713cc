package dev.lever4j.spring;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.spring.LeverProperties.Store;
import dev.lever4j.spring.LeverProperties.StoreType;
import dev.lever4j.tokenstore.r2dbc.R2dbcTokenStores;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import reactor.core.publisher.Mono;

/** A table of the application's database. */
record DatabaseStore(Store said, ListableBeanFactory beans) implements StoreOption {
    @Override
    public StoreType type() {
        return StoreType.R2DBC;
    }

    @Override
    public boolean isAtHand() {
        return !names().isEmpty();
    }

    @Override
    public Mono<Opened> open(GrantKeys keys) {
        ConnectionFactory factory = factory();
        R2dbcTokenStores stores = Configured.checked(
                "lever4j.store.table",
                () -> R2dbcTokenStores.over(factory, keys).table(said.table()));
        Mono<Void> ready = said.createTable() ? stores.createTable() : Mono.empty();
        return Mono.just(new Opened(
                stores,
                ready,
                "Start the database, or correct spring.r2dbc.url, its user and password; the table is that of"
                        + " lever4j.store.table, and with lever4j.store.create-table it is created."));
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
                        "grants could be kept behind more than one ConnectionFactory: " + String.join(", ", names())
                                + ".",
                        "Mark one of them as primary, or make a TokenStores bean over the one that is meant.");
    }

    private List<String> names() {
        return List.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, ConnectionFactory.class));
    }
}
