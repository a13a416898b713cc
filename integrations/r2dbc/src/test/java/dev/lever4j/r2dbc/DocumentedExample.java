package dev.lever4j.r2dbc;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.client.LeverClient;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Mono;

/** What docs/token-stores.md shows. */
final class DocumentedExample {
    private DocumentedExample() {}

    static Mono<Void> ready(ConnectionFactory postgres, String keys, LeverEnvironment environment, OAuthApp app) {
        // shown
        ConnectionFactory connections = new ConnectionPool(
                ConnectionPoolConfiguration.builder(postgres).maxSize(4).build());
        R2dbcTokenStores grants =
                R2dbcTokenStores.over(connections, GrantKeys.parse(keys)); // .table("crm.lever_grants")

        Mono<Void> ready = grants.createTable(); // at each start, in all processes at once; or by the DDL below

        LeverClient lever = LeverClient.builder()
                .environment(environment)
                .oauth(app, grants.forAccount("acme"))
                .build();
        // to here
        return ready.doFinally(end -> lever.close());
    }
}
