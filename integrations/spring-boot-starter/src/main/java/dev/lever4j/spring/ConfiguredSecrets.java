package dev.lever4j.spring;

import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;

/** What the properties, or the file that they name, hold that nobody may see, to be found again under other names. */
final class ConfiguredSecrets {
    /** Shorter ones are in other texts by chance. */
    private static final int LONG_ENOUGH = 8;

    private final Set<String> secrets;

    private ConfiguredSecrets(Stream<@Nullable String> secrets) {
        this.secrets = secrets.filter(one -> one != null && !one.isBlank()).collect(Collectors.toUnmodifiableSet());
    }

    static ConfiguredSecrets of(ObjectProvider<LeverProperties> properties, ObjectProvider<Integration> integrations) {
        return new ConfiguredSecrets(
                Stream.concat(properties.stream().flatMap(ConfiguredSecrets::said), read(integrations)));
    }

    /** Whether a text is one of them, or one stands in it, as in a command line. */
    boolean areIn(String text) {
        return secrets.stream()
                .anyMatch(one -> text.equals(one) || (one.length() >= LONG_ENOUGH && text.contains(one)));
    }

    private static Stream<@Nullable String> said(LeverProperties said) {
        return Stream.of(
                        Stream.of(said.apiKey(), said.oauth().clientSecret()),
                        said.webhooks().signingTokens().stream(),
                        keys(said.store().keys()),
                        passwords(said.store().redisUrl()))
                .flatMap(each -> each);
    }

    /** What cannot be read has given nobody a secret. */
    private static Stream<String> read(ObjectProvider<Integration> integrations) {
        try {
            return integrations.stream()
                    .map(Integration::credential)
                    .map(ConfiguredSecrets::secret)
                    .toList() // now, so that it fails here
                    .stream();
        } catch (BeansException e) {
            return Stream.empty();
        }
    }

    private static String secret(AppCredential credential) {
        return credential instanceof AppCredential.OAuth oauth
                ? oauth.app().clientSecret().reveal()
                : ((AppCredential.ApiKey) credential).key().reveal();
    }

    /** Each may come from a variable of its own. */
    private static Stream<String> keys(@Nullable String keys) {
        return keys == null
                ? Stream.empty()
                : Stream.concat(Stream.of(keys), Arrays.stream(keys.strip().split("\\s+")));
    }

    /** The whole URL, if a password is in it, and that alone, as it is written and as it is meant. */
    private static Stream<String> passwords(@Nullable String url) {
        try {
            URI read = URI.create(url == null ? "" : url.strip());
            return read.getRawUserInfo() == null
                    ? Stream.empty()
                    : Stream.of(url, password(read.getRawUserInfo()), password(read.getUserInfo()));
        } catch (IllegalArgumentException e) {
            return Stream.ofNullable(url);
        }
    }

    private static String password(String userInfo) {
        return userInfo.substring(userInfo.indexOf(':') + 1);
    }
}
