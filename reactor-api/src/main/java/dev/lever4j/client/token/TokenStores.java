package dev.lever4j.client.token;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the grants of many accounts. An account is a name that the application gives, such as its own customer's id: 1
 * to 200 characters of well-formed Unicode, none of them a control character; two names are one only if they are equal
 * character by character. All three never block the thread that subscribes.
 */
public interface TokenStores {
    /**
     * One account's place, whether there is a grant in it or not. It knows the account's name
     * ({@link TokenStore#account()}), and of one instance of this all places of an account are equal.
     *
     * @throws IllegalArgumentException if that is no name of an account
     */
    TokenStore forAccount(String account);

    /**
     * Cold; the names of the accounts of which a grant is kept, in no order. A store that cannot tell a name without
     * opening the grant ends with an error after the others where one does not open.
     */
    Flux<String> accounts();

    /** Cold; completes when the grant is gone for every process. Completes also where there is none. */
    Mono<Void> forget(String account);
}
