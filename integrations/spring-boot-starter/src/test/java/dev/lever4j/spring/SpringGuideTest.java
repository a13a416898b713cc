package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.error.GrantLoss;
import dev.lever4j.json.LeverJson;
import dev.lever4j.tokenstore.file.FileTokenStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The guide to Spring Boot: its code is compiled, its properties are bound, its table is complete. */
class SpringGuideTest {
    private static final Path GUIDE = Path.of("../../docs/spring-boot.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/lever4j/spring/SpringGuideExample.java");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"controller", "lost", "policy", "second"})
    void theGuideShowsWhatIsCompiledHere(String part) throws IOException {
        String source = Files.readString(SOURCE);
        String begin = "// begin " + part + "\n";
        int from = source.indexOf(begin);
        int indent = from - source.lastIndexOf('\n', from) - 1;
        String shown = source.substring(from + begin.length(), source.indexOf(" ".repeat(indent) + "// end " + part));
        assertThat(Files.readString(GUIDE))
                .contains("```java\n" + shown.indent(-indent).replace("static class", "class") + "```");
    }

    @Test
    void theTableHasEveryProperty() throws IOException {
        String guide = Files.readString(GUIDE);
        String shown = guide.substring(
                guide.indexOf("<!-- begin properties -->\n") + 26, guide.indexOf("<!-- end properties -->"));
        assertThat(shown).isEqualTo(table());
    }

    @Test
    void theQuickStartStarts() throws IOException {
        runner(0, "LEVER_CLIENT_ID=app", "LEVER_CLIENT_SECRET=secret").run(context -> {
            assertThat(context.getBean(TokenStores.class)).isInstanceOf(FileTokenStores.class);
            assertThat(context.getBean(LeverOAuth.class).redirectUri())
                    .hasToString("http://127.0.0.1:8080/lever/callback");
            Integration read = context.getBean(Integration.class);
            assertThat(read.environment()).isEqualTo(LeverEnvironment.SANDBOX);
            assertThat(read.credential())
                    .isInstanceOfSatisfying(
                            AppCredential.OAuth.class,
                            app -> assertThat(app.requests().scopes())
                                    .containsExactly("opportunities:read:admin", "stages:read:admin"));
        });
    }

    @Test
    void theBlueprintStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("integrations.yaml"), """
                integrations:
                  lever:
                    extends_blueprint: lever:v0
                    oauth_client_id: my-app
                    oauth_client_secret: ${LEVER_CLIENT_SECRET}
                    oauth_scopes: [opportunities:read:admin]
                """);
        runner(1, "LEVER_CLIENT_SECRET=secret", "lever4j.blueprint=" + file)
                .run(context -> assertThat(context).hasSingleBean(LeverOAuth.class));
    }

    @Test
    void aLossIsTold() {
        List<String> told = new ArrayList<>();
        new ApplicationContextRunner()
                .withBean(SpringGuideExample.Losses.class, () -> new SpringGuideExample.Losses(told::add))
                .run(context -> context.publishEvent(new LeverGrantLost("acme", GrantLoss.REFUSED)));
        assertThat(told).containsExactly("acme");
    }

    @Test
    void onlyAdminsMayConnect() {
        LeverConnectPolicy policy = new SpringGuideExample.Policies(Set.of("ann")).onlyAdmins();
        assertThat(policy.account(request("ann")).block()).isEqualTo("default");
        assertThat(policy.account(request("bob")).blockOptional()).isEmpty();
    }

    @Test
    void aSecondClientLeavesTheFirstInItsPlace() {
        Secret key = Secret.of("k");
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LeverAutoConfiguration.class))
                .withPropertyValues("lever4j.api-key=k", "lever4j.environment=sandbox")
                .withBean(SpringGuideExample.SecondClients.class, () -> new SpringGuideExample.SecondClients(key))
                .run(context -> {
                    assertThat(context).hasBean("leverClient").hasBean("reports");
                    assertThat(context.getBean(LeverClient.class)).isSameAs(context.getBean("leverClient"));
                });
    }

    private static ServerRequest request(String user) {
        Principal principal = () -> user;
        return ServerRequest.create(
                MockServerWebExchange.from(MockServerHttpRequest.get("/"))
                        .mutate()
                        .principal(Mono.just(principal))
                        .build(),
                HandlerStrategies.withDefaults().messageReaders());
    }

    /** With the guide's properties, and what only this test can know before them. */
    private ApplicationContextRunner runner(int which, String... first) throws IOException {
        String yaml = Files.readString(GUIDE).split("```yaml\n")[which + 1].split("```")[0];
        List<PropertySource<?>> read = new YamlPropertySourceLoader()
                .load("guide", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LeverAutoConfiguration.class))
                .withInitializer(
                        context -> context.getEnvironment().getPropertySources().addLast(read.get(0)))
                .withPropertyValues(first)
                .withPropertyValues(
                        "lever4j.store.startup-timeout=60s",
                        "LEVER_GRANT_KEYS=" + GrantKeys.fresh().reveal(),
                        "lever4j.store.folder=" + folder.resolve("grants"));
    }

    /** As the metadata has it, which is made of the properties' Javadoc. */
    private static String table() throws IOException {
        byte[] metadata = Objects.requireNonNull(
                        LeverProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))
                .readAllBytes();
        List<?> properties =
                (List<?>) Objects.requireNonNull(LeverJson.map(metadata).get("properties"));
        return properties.stream()
                .map(each -> (Map<?, ?>) each)
                .map(each -> "| `" + each.get("name") + "` | " + each.get("description") + " | "
                        + (each.get("defaultValue") == null ? "" : "`" + each.get("defaultValue") + "`") + " |\n")
                .collect(Collectors.joining("", "| property | what it says | default |\n|---|---|---|\n", ""));
    }
}
