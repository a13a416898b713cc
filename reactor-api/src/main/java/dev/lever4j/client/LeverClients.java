package dev.lever4j.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The clients of many accounts, one for each, made when it is first asked for. They share the connections, event loops
 * and time of one {@link LeverResources}, and nothing that one account could spoil for another: each has a token, a
 * queue under Lever's limit, its part of the connections and a retry budget of its own.
 *
 * <pre>{@code
 * LeverClients customers = LeverClients.of(resources, account -> LeverClient.builder().oauth(app, grants.forAccount(account)));
 * customers.client("acme").opportunities().list().items();
 * }</pre>
 *
 * <p>A client that has not been asked for during {@link LeverResourcesBuilder#idleAfter} is forgotten, and made anew
 * when it is asked for again. Whoever still holds it can go on with it: both send under one limit with one token. There
 * is nothing to close but the resources. Safe to share among threads.
 */
public final class LeverClients {
    private final LeverResources resources;
    private final Function<String, LeverClientBuilder> account;
    private final Map<String, Kept> clients = new ConcurrentHashMap<>();
    private final AtomicLong swept;

    private record Kept(LeverClient client, long askedAt) {}

    private LeverClients(LeverResources resources, Function<String, LeverClientBuilder> account) {
        this.resources = resources;
        this.account = account;
        this.swept = new AtomicLong(now());
    }

    /**
     * @param account tells how an account's client is made: its credential, which must be equal each time (stores of
     *     one {@link dev.lever4j.client.token.TokenStores} are), and what else there is to say; called each time that a
     *     client is made, perhaps by several threads for different accounts, and must not block
     */
    public static LeverClients of(LeverResources resources, Function<String, LeverClientBuilder> account) {
        return new LeverClients(resources, account);
    }

    /**
     * The client of an account, as {@link LeverClientBuilder#build} makes it: nothing is sent or read yet. Not to be
     * closed: that would end it for all who have it.
     *
     * @param name of the account, as the application knows it
     */
    public LeverClient client(String name) {
        long now = now();
        forgetTheIdle(now);
        return clients.compute(
                        name,
                        (asked, kept) -> new Kept(
                                kept == null
                                        ? account.apply(name)
                                                .resources(resources)
                                                .build()
                                        : kept.client(),
                                now))
                .client();
    }

    /** How many clients are kept now. */
    public int size() {
        return clients.size();
    }

    /** Each time a quarter of the idle time has gone by, so that asking stays cheap. */
    private void forgetTheIdle(long now) {
        long idle = resources.idle().toNanos();
        long last = swept.get();
        if (now - last >= idle / 4 && swept.compareAndSet(last, now)) {
            clients.values().removeIf(kept -> now - kept.askedAt() >= idle);
        }
    }

    private long now() {
        return resources.timeAndChance().ticker().getAsLong();
    }
}
