package dev.lever4j.tokenstore.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who read a grant and save the next version at once, in a few processes each. */
final class Race {
    private static final int CONTENDERS = 64;
    private static final int SAVES = 50;

    private Race() {}

    /** The grants that were saved, by the word of the stores. */
    static List<StoredGrant> run(List<TokenStore> stores) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CONTENDERS);
        try {
            List<Callable<List<StoredGrant>>> contenders = new ArrayList<>();
            for (int i = 0; i < CONTENDERS; i++) {
                String name = "contender-" + i;
                TokenStore store = stores.get(i % stores.size());
                contenders.add(() -> contend(store, name));
            }
            List<StoredGrant> saved = new ArrayList<>();
            for (Future<List<StoredGrant>> contender : threads.invokeAll(contenders)) {
                saved.addAll(contender.get());
            }
            return saved;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<StoredGrant> contend(TokenStore store, String name) {
        List<StoredGrant> saved = new ArrayList<>();
        for (int i = 0; i < SAVES; i++) {
            StoredGrant kept = Calls.load(store).orElseThrow();
            assertThat(kept).as("what %s found", name).matches(Grants::isWhole, "is whole");
            StoredGrant mine = Grants.after(kept, name + "-" + i);
            if (Calls.save(store, mine)) {
                saved.add(mine);
            }
        }
        return saved;
    }
}
