package dev.lever4j.tokenstore.kit;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.AccountName;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps grants in memory and breaks one rule. */
final class FaultyStores implements TokenStores {
    /** What all instances of one test share. */
    static final class Data {
        final ConcurrentMap<String, StoredGrant> kept = new ConcurrentHashMap<>();
        final ConcurrentMap<String, Long> forgotten = new ConcurrentHashMap<>();
        volatile boolean outOfOrder;
    }

    final Data data;
    final Fault fault;
    final Map<String, StoredGrant> cache = new HashMap<>();
    private final Map<String, String> askedFor = new ConcurrentHashMap<>();

    FaultyStores(Data data, Fault fault) {
        this.data = data;
        this.fault = fault;
    }

    @Override
    public TokenStore forAccount(String account) {
        String name = name(account);
        askedFor.put(name, account);
        return new FaultyStore(this, name);
    }

    @Override
    public Flux<String> accounts() {
        return Flux.defer(() -> {
            outOfOrder("accounts");
            return Flux.fromIterable(fault == Fault.LISTS_WHAT_WAS_ASKED_FOR ? askedFor.keySet() : data.kept.keySet());
        });
    }

    @Override
    public Mono<Void> forget(String account) {
        return Mono.fromRunnable(() -> {
            String name = name(account);
            outOfOrder(name);
            switch (fault) {
                case FORGETS_NOTHING -> {}
                case FORGETS_ALL -> data.kept.clear();
                case FORGETS_BY_PREFIX -> data.kept.keySet().removeIf(each -> each.startsWith(name));
                default -> remove(name);
            }
        });
    }

    private void remove(String name) {
        StoredGrant gone = data.kept.remove(name);
        if (gone == null && fault == Fault.FORGETS_ONLY_WHAT_IS_THERE) {
            throw new IllegalStateException("there is no grant to forget");
        }
        if (gone != null && fault == Fault.COUNTS_ON_AFTER_FORGETTING) {
            data.forgotten.put(name, gone.version());
        }
    }

    void outOfOrder(String what) {
        if (data.outOfOrder) {
            throw new IllegalStateException("out of order: " + (fault == Fault.SECRETS_IN_ERRORS ? secrets() : what));
        }
    }

    String secrets() {
        return data.kept.values().stream()
                .map(grant -> grant.refreshToken().reveal())
                .toList()
                .toString();
    }

    private String name(String account) {
        String name = fault == Fault.TAKES_ANY_NAME ? account : AccountName.checked(account);
        return switch (fault) {
            case FOLDS_CASE -> name.toLowerCase(Locale.ROOT);
            case TRIMS_NAMES -> name.strip();
            case REPLACES_SLASHES -> name.replace('/', '_');
            case NORMALIZES_NAMES -> Normalizer.normalize(name, Normalizer.Form.NFC);
            case CUTS_NAMES -> name.substring(0, Math.min(name.length(), 199));
            default -> name;
        };
    }

    @Override
    public String toString() {
        return fault == Fault.PRINTS_SECRETS ? secrets() : "FaultyStores";
    }
}
