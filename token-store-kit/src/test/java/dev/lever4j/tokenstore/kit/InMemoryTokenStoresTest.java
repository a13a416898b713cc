package dev.lever4j.tokenstore.kit;

import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.TokenStores;

class InMemoryTokenStoresTest extends TokenStoresContract {
    private final TokenStores stores = new InMemoryTokenStores();

    /** Memory is of one process. */
    @Override
    protected TokenStores open() {
        return stores;
    }
}
