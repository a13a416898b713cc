package dev.lever4j.cli;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.AccountName;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.tokenstore.file.FileTokenStores;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;

/** The connections that {@code lever connect} keeps, by their names. Blocks, until the user wants an end. */
record KeptConnections(Console console, FileTokenStores stores, Path folder) {
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

    Failure absent(String name) {
        List<String> names = names();
        String kept = names.isEmpty()
                ? "none is; make one with lever connect"
                : names.stream().map(Printable::of).collect(Collectors.joining(", ", "kept are: ", ""));
        return Failure.usage("no connection is kept as " + Printable.of(name) + " in " + folder + "; " + kept);
    }

    /** In order of the alphabet. */
    List<String> names() {
        return await(stores.accounts().sort().collectList()).orElse(List.of());
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
