package dev.lever4j.it.processes;

import dev.lever4j.client.token.TokenStores;
import java.io.IOException;

/** A store that every process can open, as it is told to a child. */
record SharedStore(Class<? extends StoreOpener> opener, String where) {
    static SharedStore of(String opener, String where) throws ClassNotFoundException {
        return new SharedStore(Class.forName(opener).asSubclass(StoreOpener.class), where);
    }

    TokenStores open(Runnable halfway) throws IOException {
        return instance().open(where, halfway);
    }

    boolean stopsHalfway() {
        return instance().stopsHalfway();
    }

    private StoreOpener instance() {
        try {
            return opener.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(opener + " cannot be made", e);
        }
    }
}
