package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.transport.Transport;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a client identifies itself with. Two that are equal are the same account, with one rate limit and one token. */
sealed interface Credential {
    /** A source of its tokens; not yet asked for any. */
    TokenSource tokens(
            LeverEnvironment environment, Transport transport, RefreshSettings settings, Surroundings around);

    /** Tells it from others, in each process alike; may hold what nobody must know. */
    String name();

    /** Whether it is nobody's, for what everybody may see. */
    default boolean isNobodys() {
        return false;
    }

    /**
     * What tokens are told of: time, who hears of a grant that is lost, and who of refreshes, and a name of their own.
     */
    record Surroundings(TimeAndChance time, GrantLossListener losses, Telemetry telemetry, String owner) {}

    /** Which account of which environment. */
    record Key(URI api, AuthServer auth, Credential credential) {
        static Key of(LeverEnvironment environment, Credential credential) {
            return new Key(environment.api(), environment.authServer(), credential);
        }

        /** The same in each process, without what nobody must know. */
        String name() {
            return Fingerprint.of(api + "\n" + credential.name());
        }
    }

    /** An API key. */
    record ApiKey(Secret key) implements Credential {
        @Override
        public String name() {
            return "key\n" + key.reveal();
        }

        @Override
        public TokenSource tokens(
                LeverEnvironment environment, Transport transport, RefreshSettings settings, Surroundings around) {
            return TokenSource.apiKey(key);
        }
    }

    /** Nobody who reads a site's public postings. */
    record PublicReader(URI api, String site) implements Credential {
        @Override
        public String name() {
            return "reader\n" + site;
        }

        @Override
        public boolean isNobodys() {
            return true;
        }

        @Override
        public TokenSource tokens(
                LeverEnvironment environment, Transport transport, RefreshSettings settings, Surroundings around) {
            return TokenSource.none();
        }
    }

    /** Nobody who applies at a site, which has a rate of its own. */
    record PublicApplicant(URI api, String site) implements Credential {
        @Override
        public String name() {
            return "applicant\n" + site;
        }

        @Override
        public boolean isNobodys() {
            return true;
        }

        @Override
        public TokenSource tokens(
                LeverEnvironment environment, Transport transport, RefreshSettings settings, Surroundings around) {
            return TokenSource.none();
        }
    }

    /** A grant, known by the store that keeps it: what a store holds changes with each refresh. */
    record Grant(OAuthApp app, TokenStore store) implements Credential {
        @Override
        public String name() {
            return "grant\n" + app.clientId() + "\n" + store.account();
        }

        @Override
        public TokenSource tokens(
                LeverEnvironment environment, Transport transport, RefreshSettings settings, Surroundings around) {
            return TokenSource.oauth(
                    environment,
                    app,
                    store,
                    settings,
                    transport,
                    around.time(),
                    around.losses(),
                    around.telemetry(),
                    around.owner());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Grant that
                    && app.clientId().equals(that.app.clientId())
                    && store.equals(that.store);
        }

        @Override
        public int hashCode() {
            return store.hashCode();
        }
    }
}
