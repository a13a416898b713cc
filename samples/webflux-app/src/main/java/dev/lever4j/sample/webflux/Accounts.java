package dev.lever4j.sample.webflux;

import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClients;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whose accounts there are. Nobody makes another one up: a client is only ever made for a name that is known. */
@RestController
final class Accounts {
    private final List<String> names;
    private final Function<String, LeverClient> clients;

    Accounts(
            @Value("${lever4j.account:default}") String first,
            @Value("${sample.accounts}") List<String> names,
            Integration integration,
            ObjectProvider<LeverClients> connected,
            ObjectProvider<LeverClient> byKey) {
        boolean connects = integration.credential() instanceof AppCredential.OAuth; // a key is one account's
        this.names = connects ? List.copyOf(names) : List.of(first);
        this.clients = connects ? connected.getObject()::client : onlyOne(byKey.getObject());
        this.names.forEach(Accounts::check);
        this.names.forEach(this::account); // the first to a server reads what TLS needs from files: on no event loop
    }

    private static Function<String, LeverClient> onlyOne(LeverClient lever) {
        return name -> lever;
    }

    /** It stands in paths and in the page. */
    private static void check(String name) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("sample.accounts: " + name + " is not of the form north-2");
        }
    }

    @GetMapping("/api/accounts")
    List<String> names() {
        return names;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    // begin accounts
    /** @throws IllegalArgumentException if there is none of this name */
    Account account(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("no such account");
        }
        return new Account(name, clients.apply(name));
    }
    // end accounts

    /** So that a handler of a request asks for an {@code Account}, and gets the one that the path names. */
    @Component
    static final class OfPath implements Converter<String, Account> {
        private final Accounts accounts;

        OfPath(Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public Account convert(String name) {
            return accounts.account(name);
        }
    }
}
