package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;

/** What Actuator shows where it shows values: by its name, and by what it is. */
class LeverSanitizingTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LeverAutoConfiguration.class));

    @TempDir
    Path folder;

    @Test
    void whatActuatorShowsHoldsNoSecret() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LeverSanitizingAutoConfiguration.class))
                .run(context -> {
                    SanitizingFunction function = context.getBean(SanitizingFunction.class);
                    assertThat(List.of(
                                    "lever4j.api-key",
                                    "LEVER4J_APIKEY",
                                    "lever4j.oauth.clientSecret",
                                    "LEVER4J_OAUTH_CLIENT_SECRET",
                                    "lever4j.store.keys",
                                    "lever4j.store.redis-url",
                                    "lever4j.webhooks.signing-tokens",
                                    "lever4j.webhooks.signingTokens[1]",
                                    "LEVER4J_WEBHOOKS_SIGNINGTOKENS",
                                    "LEVER4J_WEBHOOKS_SIGNINGTOKENS_0"))
                            .allSatisfy(key -> assertThat(shown(function, key)).doesNotContain("value"));
                    assertThat(shown(function, "lever4j.account")).isEqualTo("value");
                });
    }

    private static String shown(SanitizingFunction function, String key) {
        SanitizableData data = new SanitizableData(new MapPropertySource("test", Map.of()), key, "value");
        return String.valueOf(function.applyUnlessFiltered(data).getValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lever4j.api-key=${KEY_OF_LEVER}",
                "lever4j.oauth.client-secret=${KEY_OF_LEVER}",
                "lever4j.webhooks.signing-tokens=other,${KEY_OF_LEVER}",
                "lever4j.store.keys=bmV3ZXI= ${KEY_OF_LEVER}",
                "lever4j.store.redis-url=rediss://user:${KEY_OF_LEVER}@redis.example:6379",
                "lever4j.store.redis-url=rediss://${KEY_OF_LEVER}@redis.example:6379"
            })
    void aSecretIsNotShownUnderAnotherNameEither(String property) {
        Map<String, Object> shown = shown(runner.withPropertyValues(property, "KEY_OF_LEVER=s3cr3t-s3cr3t"));
        assertThat(shown.toString()).doesNotContain("s3cr3t");
        assertThat(shown).containsEntry("lever4j.account", "of-somebody");
    }

    @Test
    void aSecretIsNotShownInAWholeCommandLine() {
        ApplicationContextRunner started = runner.withPropertyValues(
                "lever4j.store.redis-url=redis://:s3cr3t%40s3cr3t@redis.example",
                "HOW=java -jar app.jar --password=s3cr3t@s3cr3t", "lever4j.store.keys=short", "OTHER=a shorter one");
        Map<String, Object> shown = shown(started);
        assertThat(shown.toString()).doesNotContain("s3cr3t");
        assertThat(shown).containsEntry("OTHER", "a shorter one");
    }

    @Test
    void aSecretOfABlueprintIsNotShown() throws Exception {
        Path file = Files.writeString(folder.resolve("integrations.yaml"), """
                integrations:
                  reports:
                    extends_blueprint: lever-basic-sandbox:v0
                    api_key: ${REPORTS_KEY}
                  app:
                    extends_blueprint: lever:v0
                    oauth_client_id: my-app
                    oauth_client_secret: ${REPORTS_KEY}
                    oauth_scopes: [opportunities:read:admin]
                """);
        for (String name : List.of("reports", "app")) {
            ApplicationContextRunner read = runner.withPropertyValues(
                    "lever4j.blueprint=" + file, "lever4j.integration=" + name, "REPORTS_KEY=s3cr3t-s3cr3t");
            assertThat(shown(read).toString()).doesNotContain("s3cr3t");
        }
    }

    /** What the env endpoint shows where it shows values; a client of the application's own makes each start. */
    private static Map<String, Object> shown(ApplicationContextRunner of) {
        Map<String, Object> shown = new HashMap<>();
        of.withConfiguration(AutoConfigurations.of(LeverSanitizingAutoConfiguration.class))
                .withPropertyValues("lever4j.store.type=memory", "lever4j.account=of-somebody")
                .withBean(
                        "own",
                        LeverClient.class,
                        () -> LeverClient.builder().apiKey(Secret.of("k")).build())
                .run(context -> new EnvironmentEndpoint(
                                context.getEnvironment(),
                                context.getBeanProvider(SanitizingFunction.class),
                                Show.ALWAYS)
                        .environment(null)
                        .getPropertySources()
                        .forEach(source ->
                                source.getProperties().forEach((name, value) -> shown.put(name, value.getValue()))));
        return shown;
    }
}
