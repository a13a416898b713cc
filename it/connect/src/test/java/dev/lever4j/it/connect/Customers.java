package dev.lever4j.it.connect;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.TokenSet;
import dev.lever4j.simulator.Exchange;
import dev.lever4j.simulator.Ledger;
import dev.lever4j.simulator.Mutations;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.Simulators;
import dev.lever4j.simulator.TokenPair;
import dev.lever4j.simulator.world.Mutation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Simulated accounts whose admins have consented; their grants lie in a store that workers reach. */
final class Customers implements AutoCloseable {
    /** What a list shows of an opportunity and its {@code updatedAt} tells. */
    private static final Mutation.Kind[] TOLD = {
        Mutation.Kind.MOVE,
        Mutation.Kind.ARCHIVE,
        Mutation.Kind.EDIT,
        Mutation.Kind.CREATE,
        Mutation.Kind.DELETE,
        Mutation.Kind.TAG,
        Mutation.Kind.NOTE,
        Mutation.Kind.CONTACT,
        Mutation.Kind.DELETE_APPLICATION,
        Mutation.Kind.ANONYMIZE
    };

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int SAVES = 32;

    final Simulators lever;
    private final GrantStore store;
    private final Secret keys = GrantKeys.fresh();
    private final List<String> names;
    private final Map<Integer, Mutations> changes = new ConcurrentHashMap<>();
    private final Set<Integer> restless = ConcurrentHashMap.newKeySet();
    private final LongAdder answered = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** @param how each is, beside its seed */
    Customers(GrantStore store, String prefix, int count, UnaryOperator<Simulator.Builder> how) {
        this.store = store;
        this.names = IntStream.range(0, count)
                .mapToObj(index -> "%s-%03d".formatted(prefix, index))
                .toList();
        this.lever = Simulators.start(
                count,
                index ->
                        how.apply(Simulator.builder().seed(7_000 + index)).onAnswer(answer -> answered(index, answer)));
        for (int index = 0; index < count; index++) {
            account(index).controls().contactsTouch(true);
            changes.put(index, account(index).mutations(index).only(TOLD));
        }
        store.use(
                GrantKeys.of(keys),
                grants -> Flux.range(0, count)
                        .flatMap(index -> grants.forAccount(name(index)).save(grant(account(index))), SAVES)
                        .then()
                        .block(LIMIT));
    }

    /** As an admin just gave it. */
    private static StoredGrant grant(Simulator account) {
        TokenPair tokens = account.newTokens();
        TokenSet set = new TokenSet(
                Secret.of(tokens.accessToken()),
                Secret.of(tokens.refreshToken()),
                Duration.ofSeconds(tokens.expiresInSeconds()),
                Scopes.UNKNOWN);
        return StoredGrant.connected(set, Instant.now());
    }

    /** One change after each page of a restless account. */
    private void answered(int index, Exchange answer) {
        answered.increment();
        bytes.add(answer.body().length);
        Mutations mutations = changes.get(index);
        boolean list = answer.method().equals("GET") && answer.path().endsWith("/opportunities");
        if (list && answer.status() == 200 && mutations != null && restless.contains(index)) {
            mutations.step();
        }
    }

    /** What a connector needs to know to reach some of them. */
    Map<String, String> settings(List<String> accounts) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("connector.class", "dev.lever4j.connect.LeverSourceConnector");
        settings.put("lever.accounts", String.join(",", accounts));
        settings.put("lever.token.store", store.url());
        settings.put("lever.token.store.keys", keys.reveal());
        settings.put("lever.client.id", lever.app().clientId());
        settings.put("lever.client.secret", lever.app().clientSecret());
        settings.put("lever.base.url", lever.baseUrl().toString());
        settings.put("lever.auth.url", lever.authUrl().toString());
        settings.put("lever.resources", "opportunities");
        return settings;
    }

    int size() {
        return names.size();
    }

    List<String> names() {
        return names;
    }

    String name(int index) {
        return names.get(index);
    }

    Simulator account(int index) {
        return lever.account(index);
    }

    /** From now on an account changes after each page of its opportunities that is read. */
    void restless(int index) {
        restless.add(index);
    }

    void calm() {
        restless.clear();
    }

    boolean isRestless(int index) {
        return restless.contains(index);
    }

    /** One change now. */
    Mutation change(int index) {
        Mutations mutations = changes.get(index);
        if (mutations == null) {
            throw new IllegalArgumentException("no account " + index);
        }
        return mutations.step();
    }

    /** Requests to the Data API, of all, that were answered. */
    long requests() {
        return answered.sum();
    }

    /** Of the bodies of their answers. */
    long bytes() {
        return bytes.sum();
    }

    long requests(int index) {
        return account(index).ledger().apiRequests().size();
    }

    /** Those that were let through. */
    List<Ledger.Entry> served(int index) {
        return account(index).ledger().entries(entry -> entry.path().startsWith("/v1/") && entry.status() == 200);
    }

    /** The table that a copy of the account must equal, by id: of who was anonymised nothing is kept. */
    Map<String, JsonNode> table(int index) {
        Map<String, JsonNode> table = new LinkedHashMap<>();
        account(index).state().opportunities().values().forEach(row -> {
            JsonNode record = Rest.JSON.readTree(row.json());
            if (!record.get("isAnonymized").booleanValue()) {
                table.put(row.id(), record);
            }
        });
        return table;
    }

    /** How many opportunities there are, those of who was anonymised too. */
    int rows(int index) {
        return account(index).state().opportunities().size();
    }

    /** How a copy differs from the account, in words; empty where it does not. */
    String difference(int index, Map<String, JsonNode> copy) {
        Map<String, JsonNode> table = table(index);
        List<String> missing = new ArrayList<>(table.keySet());
        missing.removeAll(copy.keySet());
        List<String> surplus = new ArrayList<>(copy.keySet());
        surplus.removeAll(table.keySet());
        List<String> other = table.entrySet().stream()
                .filter(row -> copy.containsKey(row.getKey()) && !row.getValue().equals(copy.get(row.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        if (missing.isEmpty() && surplus.isEmpty() && other.isEmpty()) {
            return "";
        }
        return "%s: %d missing %s, %d too many %s, %d otherwise %s"
                .formatted(
                        name(index),
                        missing.size(),
                        few(missing),
                        surplus.size(),
                        few(surplus),
                        other.size(),
                        few(other));
    }

    private static List<String> few(List<String> ids) {
        return ids.subList(0, Math.min(3, ids.size()));
    }

    @Override
    public void close() {
        lever.close();
    }
}
