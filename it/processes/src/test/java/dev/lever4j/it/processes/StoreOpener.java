package dev.lever4j.it.processes;

import dev.lever4j.client.token.TokenStores;
import java.io.IOException;

/** How a process opens the store that all share. Has a public constructor without parameters. */
public interface StoreOpener {
    /**
     * @param where whatever tells the store's place, without blanks
     * @param halfway to be run in the middle of each save, where the store lets it; it may never return
     */
    TokenStores open(String where, Runnable halfway) throws IOException;

    /** Whether {@code halfway} is run. */
    boolean stopsHalfway();
}
