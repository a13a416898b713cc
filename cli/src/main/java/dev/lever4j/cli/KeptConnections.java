package dev.lever4j.cli;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.AccountName;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.TokenStoreException;
import dev.lever4j.tokenstore.file.FileTokenStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The connections that {@code lever connect} keeps, by their names. Blocks, until the user wants an end. */
record KeptConnections(Console console, FileTokenStores stores, Path folder) {
    private static final Duration LOCKED = Duration.ofSeconds(30);

    /** @throws Failure if it is no name of a connection */
    static String checked(String name) {
        try {
            return AccountName.checked(name);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()).replaceFirst("^account", "the name of a connection"));
        }
    }

    Optional<StoredGrant> find(String name) {
        Optional<StoredGrant> found = await(store(name).load());
        found.ifPresent(this::hide);
        return found;
    }

    /**
     * The place of a connection that there is.
     *
     * @throws Failure if there is none of this name
     */
    TokenStore existing(String name) {
        if (find(name).isEmpty()) {
            throw absent(name);
        }
        return store(name);
    }

    /** Says what is kept instead; where nothing of it can be read, why. */
    Failure absent(String name) {
        Names names = names();
        String trouble =
                names.trouble() == null ? "" : Failures.explain(names.trouble()).sentence();
        String kept =
                String.join(", ", names.readable().stream().map(Printable::of).toList());
        String instead = kept.isEmpty() ? "none is; make one with lever connect" : "kept are: " + kept;
        String sentence = "no connection is kept as " + Printable.of(name) + " in " + folder + "; ";
        if (trouble.isEmpty()) {
            return Failure.usage(sentence + instead);
        }
        return kept.isEmpty()
                ? Failure.localIo(sentence + trouble, names.trouble())
                : Failure.usage(sentence + instead + "; and " + trouble);
    }

    /**
     * What there is.
     *
     * @param readable in order of the alphabet
     * @param trouble with files that tell no name; null if there are none
     */
    record Names(List<String> readable, @Nullable TokenStoreException trouble) {}

    Names names() {
        SortedSet<String> readable = new TreeSet<>();
        try {
            await(stores.accounts().doOnNext(readable::add).then());
            return new Names(List.copyOf(readable), null);
        } catch (TokenStoreException e) {
            return new Names(List.copyOf(readable), e);
        }
    }

    /**
     * Before a consent is asked for, which is spent on the first try.
     *
     * @throws Failure if no connection can be kept
     */
    void checkWritable() {
        try {
            Mono<Void> check = stores.checkWritable()
                    .timeout(LOCKED)
                    .onErrorMap(
                            TimeoutException.class,
                            e -> new TokenStoreException(
                                    "another process has held the lock in " + folder + " for " + LOCKED.toSeconds()
                                            + " s; see whether it hangs",
                                    e));
            console.stop().ending(check).then().block();
        } catch (TokenStoreException e) {
            throw Failure.localIo("no consent was asked for, since " + e.getMessage(), e);
        }
    }

    void forget(String name) {
        console.stop().ending(stores.forget(checked(name))).then().block();
    }

    private TokenStore store(String name) {
        return stores.forAccount(checked(name));
    }

    /** Takes note of its tokens, so that they are never shown. */
    void hide(StoredGrant grant) {
        console.hide(grant.refreshToken());
        StoredGrant.Access access = grant.access();
        if (access != null) {
            console.hide(access.token());
        }
    }

    private <T> Optional<T> await(Publisher<T> work) {
        return Optional.ofNullable(console.stop().ending(work).blockFirst());
    }
}
