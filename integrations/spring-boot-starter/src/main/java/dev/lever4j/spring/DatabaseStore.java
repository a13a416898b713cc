package dev.lever4j.spring;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.spring.LeverProperties.Store;
import dev.lever4j.spring.LeverProperties.StoreType;
import dev.lever4j.tokenstore.r2dbc.R2dbcTokenStores;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import reactor.core.publisher.Mono;

/** A table of the application's database. */
record DatabaseStore(Store said, ObjectProvider<ConnectionFactory> factories) implements StoreOption {
    @Override
    public StoreType type() {
        return StoreType.R2DBC;
    }

    @Override
    public boolean isAtHand() {
        return factories.getIfUnique() != null;
    }

    @Override
    public Opened open(GrantKeys keys) {
        ConnectionFactory factory = factories.getIfUnique();
        if (factory == null) {
            throw new LeverConfigurationException(
                    "lever4j.store.type is r2dbc, and there is not one ConnectionFactory to take.",
                    "Set spring.r2dbc.url, or mark one ConnectionFactory as primary.");
        }
        R2dbcTokenStores stores = Configured.checked(
                "lever4j.store.table",
                () -> R2dbcTokenStores.over(factory, keys).table(said.table()));
        Mono<Void> ready = said.createTable() ? stores.createTable() : Mono.empty();
        return new Opened(
                stores,
                ready.then(stores.accounts().then()),
                "Start the database, or correct spring.r2dbc.url, its user and password; the table is that of"
                        + " lever4j.store.table, and with lever4j.store.create-table it is created.");
    }
}
