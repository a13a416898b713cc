package dev.lever4j.tokenstore.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** What a {@link TokenStores} must do that outlives its process, over something that can be out of order. */
public abstract class DurableTokenStoresContract extends TokenStoresContract {
    /** Ends whatever holds the data and begins it anew. Instances from before are not used again. */
    protected abstract void restart();

    /** From now on nothing can be read or written, until {@link #mend}; open instances stay open. */
    protected abstract void breakDown();

    /** All is well again, for open instances too. */
    protected abstract void mend();

    @Test
    void whatWasSavedIsThereAfterARestart() {
        TokenStores before = open();
        Calls.save(before.forAccount("acme"), Grants.of(1, "acme"));
        Calls.save(before.forAccount("acme"), Grants.of(2, "acme"));
        Calls.save(before.forAccount("globex"), Grants.first("globex"));
        Calls.forget(before, "globex");
        restart();
        TokenStore store = open().forAccount("acme");
        assertThat(Calls.load(store)).contains(Grants.of(2, "acme"));
        assertThat(Calls.accounts(open())).containsExactly("acme");
        assertThat(Calls.save(store, Grants.of(2, "other"))).isFalse();
        assertThat(Calls.save(store, Grants.of(3, "acme"))).isTrue();
    }

    @Test
    void aStoreThatIsOutOfOrderSaysSoAndDoesNotSayThatThereIsNoGrant() {
        TokenStores stores = open();
        Calls.save(stores.forAccount("acme"), Grants.first("acme"));
        breakDown();
        assertFails(stores.forAccount("acme").load());
        assertFails(stores.forAccount("acme").save(Grants.of(2, "acme")));
        assertFails(stores.forAccount("globex").save(Grants.first("globex")));
        assertFails(stores.accounts().collectList());
        assertFails(stores.forget("acme"));
        mend();
    }

    @Test
    void theGrantIsWholeAfterAnOutageAndTheNextSaveWorks() {
        TokenStores stores = open();
        StoredGrant old = Grants.first("acme");
        StoredGrant next = Grants.of(2, "acme");
        Calls.save(stores.forAccount("acme"), old);
        breakDown();
        assertFails(stores.forAccount("acme").save(next));
        mend();
        StoredGrant kept = Calls.load(stores.forAccount("acme")).orElseThrow();
        assertThat(kept).isIn(old, next);
        assertThat(Calls.save(stores.forAccount("acme"), Grants.after(kept, "later")))
                .isTrue();
        assertThat(Calls.load(open().forAccount("acme"))).contains(Grants.after(kept, "later"));
    }

    @Test
    void aSaveThatFailedIsMadeOnceMoreAndIsThereAfterARestart() {
        TokenStores stores = open();
        Calls.save(stores.forAccount("acme"), Grants.first("acme"));
        breakDown();
        assertFails(stores.forAccount("acme").save(Grants.of(2, "acme")));
        mend();
        for (int times = 1; times <= 2; times++) {
            assertThat(Calls.save(stores.forAccount("acme"), Grants.of(2, "acme")))
                    .as("whether it arrived or not")
                    .isTrue();
        }
        restart();
        assertThat(Calls.load(open().forAccount("acme"))).contains(Grants.of(2, "acme"));
        assertThat(Calls.save(open().forAccount("acme"), Grants.of(2, "acme"))).isTrue();
    }

    private static void assertFails(Mono<?> call) {
        Signal<?> outcome = Calls.got(call.materialize()).orElseThrow();
        assertThat(outcome.getThrowable())
                .as("the error, not %s", outcome.getType())
                .isNotNull();
        StringWriter text = new StringWriter();
        outcome.getThrowable().printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain(Grants.CANARY);
    }
}
