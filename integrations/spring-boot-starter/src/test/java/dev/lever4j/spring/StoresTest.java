package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.github.fppt.jedismock.RedisServer;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.client.webhook.Claim;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.r2dbc.R2dbcTokenStores;
import dev.lever4j.redis.RedisTokenStores;
import dev.lever4j.tokenstore.file.FileTokenStores;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The store that is taken, by what there is, and that it keeps a grant. */
class StoresTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(LeverAutoConfiguration.class))
            .withPropertyValues(
                    "lever4j.oauth.client-id=app",
                    "lever4j.oauth.client-secret=secret",
                    "lever4j.account=acme",
                    "lever4j.store.startup-timeout=60s",
                    "lever4j.store.keys=" + GrantKeys.fresh().reveal());

    @Test
    void aFolder(@TempDir Path folder) {
        runner.withPropertyValues("lever4j.store.folder=" + folder.resolve("grants"))
                .run(keeps(FileTokenStores.class));
    }

    @Test
    void aDatabase() {
        ConnectionFactory h2 = ConnectionFactories.get("r2dbc:h2:mem:///grants?options=DB_CLOSE_DELAY=-1");
        ApplicationContextRunner database = runner.withBean(ConnectionFactory.class, () -> h2);
        database.run(keeps(R2dbcTokenStores.class));
        database.run(remembers("R2dbcSeenDeliveries", null));
        database.withPropertyValues("lever4j.webhooks.table=told", "lever4j.store.create-table=false")
                .run(context -> assertThatThrownBy(() -> context.getBean(SeenDeliveries.class))
                        .rootCause()
                        .hasMessageContaining("TOLD"));
        database.withPropertyValues("lever4j.store.table=never_made", "lever4j.store.create-table=false")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("NEVER_MADE"));
    }

    @Test
    void aRedisByItsUrl() throws Exception {
        withRedis(port -> {
            ApplicationContextRunner redis =
                    runner.withPropertyValues("lever4j.store.redis-url=redis://127.0.0.1:" + port);
            redis.run(keeps(RedisTokenStores.class));
            redis.run(remembers("RedisSeenDeliveries", Duration.ofDays(60)));
            redis.withPropertyValues("lever4j.store.type=file")
                    .withBean(TokenStores.class, InMemoryTokenStores::new)
                    .run(remembers("InMemorySeenDeliveries", Duration.ofMinutes(10)));
        });
    }

    @Test
    void theRedisOfTheApplication() throws Exception {
        withRedis(port -> runner.withConfiguration(
                        AutoConfigurations.of(DataRedisAutoConfiguration.class, SslAutoConfiguration.class))
                .withPropertyValues("spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + port)
                .run(keeps(RedisTokenStores.class)));
    }

    @Test
    void aRedisWithoutSpringData() throws Exception {
        withRedis(port -> runner.withPropertyValues("lever4j.store.redis-url=redis://127.0.0.1:" + port)
                .withClassLoader(new FilteredClassLoader(DataRedisConnectionDetails.class))
                .run(keeps(RedisTokenStores.class)));
    }

    @Test
    void memoryIfThatIsSaid() {
        ApplicationContextRunner memory = runner.withPropertyValues("lever4j.store.type=memory");
        memory.run(keeps(InMemoryTokenStores.class));
        try (Lines lines = Lines.of("dev.lever4j.spring")) {
            memory.run(remembers("InMemorySeenDeliveries", Duration.ofMinutes(10)));
            assertThat(lines.at(Level.INFO))
                    .filteredOn(line -> line.contains("deliveries are remembered in memory"))
                    .hasSize(1);
        }
    }

    @Test
    void deliveriesAreRememberedInOneStore() throws Exception {
        ConnectionFactory h2 = ConnectionFactories.get("r2dbc:h2:mem:///deliveries?options=DB_CLOSE_DELAY=-1");
        withRedis(port -> new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LeverAutoConfiguration.class))
                .withPropertyValues("lever4j.api-key=k", "lever4j.store.redis-url=redis://127.0.0.1:" + port)
                .withBean(ConnectionFactory.class, () -> h2)
                .run(context -> assertThatThrownBy(() -> context.getBean(SeenDeliveries.class))
                        .rootCause()
                        .hasMessageContaining("more than one store: r2dbc, redis")));
    }

    @Test
    void sentinels() {
        redis(
                        "spring.data.redis.username=u",
                        "spring.data.redis.password=p",
                        "spring.data.redis.database=3",
                        "spring.data.redis.ssl.enabled=true",
                        "spring.data.redis.sentinel.password=q",
                        "spring.data.redis.sentinel.master=primary",
                        "spring.data.redis.sentinel.nodes=s1:26379,s2:26380")
                .run(context -> {
                    SpringRedis redis = redisOf(context);
                    assertThat(redis.isCluster()).isFalse();
                    RedisURI uri = redis.nodes().get(0);
                    assertThat(uri.getSentinelMasterId()).isEqualTo("primary");
                    assertThat(uri.getDatabase()).isEqualTo(3);
                    assertThat(uri.isSsl()).isTrue();
                    assertThat(credentials(uri)).isEqualTo("u:p");
                    assertThat(uri.getSentinels()).extracting(RedisURI::getPort).containsExactly(26379, 26380);
                    assertThat(uri.getSentinels()).allMatch(RedisURI::isSsl);
                    assertThat(uri.getSentinels())
                            .extracting(StoresTest::credentials)
                            .containsOnly("null:q");
                });
    }

    @Test
    void aCluster() {
        redis("spring.data.redis.ssl.enabled=true", "spring.data.redis.cluster.nodes=n1:7001,n2:7002")
                .run(context -> {
                    SpringRedis redis = redisOf(context);
                    assertThat(redis.isCluster()).isTrue();
                    assertThat(redis.nodes()).extracting(RedisURI::getHost).isEqualTo(List.of("n1", "n2"));
                    assertThat(redis.nodes()).allMatch(RedisURI::isSsl);
                });
    }

    @Test
    void theUrlsTlsIsSpoken() {
        redis("spring.data.redis.url=rediss://u:p@r.example:6390").run(context -> {
            RedisURI uri = redisOf(context).nodes().get(0);
            assertThat(uri.isSsl()).isTrue();
            assertThat(uri.getHost() + ":" + uri.getPort()).isEqualTo("r.example:6390");
            assertThat(credentials(uri)).isEqualTo("u:p");
        });
        redis("spring.data.redis.url=redis://r.example:6390")
                .run(context -> assertThat(redisOf(context).nodes()).noneMatch(RedisURI::isSsl));
    }

    @Test
    void whomSpringTrustsIsTrusted() {
        ClientOptions options = ClientOptions.builder()
                .sslOptions(SslOptions.builder().protocols("TLSv1.3").build())
                .build();
        LettuceConnectionFactory own = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("r.example", 6390),
                LettuceClientConfiguration.builder()
                        .clientOptions(options)
                        .useSsl()
                        .build());
        redis().withBean(LettuceConnectionFactory.class, () -> own).run(context -> {
            SpringRedis redis = redisOf(context);
            assertThat(redis.options()).isSameAs(options);
            assertThat(redis.nodes().get(0).getHost()).isEqualTo("r.example");
            assertThat(redis.nodes()).allMatch(RedisURI::isSsl);
        });
    }

    @Test
    void replicasAreNotTaken() {
        redis("spring.data.redis.masterreplica.nodes=n1:7001,n2:7002")
                .run(context -> assertThatThrownBy(() -> redisOf(context).nodes())
                        .isInstanceOf(LeverConfigurationException.class)
                        .hasMessageContaining("masterreplica"));
    }

    private ApplicationContextRunner redis(String... properties) {
        return runner.withConfiguration(
                        AutoConfigurations.of(DataRedisAutoConfiguration.class, SslAutoConfiguration.class))
                .withPropertyValues("lever4j.store.type=memory")
                .withPropertyValues(properties);
    }

    private static SpringRedis redisOf(AssertableApplicationContext context) {
        return new SpringRedis(
                context.getBeanProvider(LettuceConnectionFactory.class),
                context.getBeanProvider(DataRedisConnectionDetails.class));
    }

    private static String credentials(RedisURI uri) {
        RedisCredentials said = Objects.requireNonNull(
                uri.getCredentialsProvider().resolveCredentials().block(SOON));
        return said.getUsername() + ":" + new String(said.getPassword());
    }

    private static ContextConsumer<AssertableApplicationContext> keeps(Class<? extends TokenStores> type) {
        return context -> {
            assertThat(context).hasNotFailed().hasSingleBean(LeverClient.class);
            assertThat(context.getBean(TokenStores.class)).isInstanceOf(type);
            TokenStore acme = context.getBean(TokenStores.class).forAccount("acme");
            StoredGrant grant = StoredGrant.of(Secret.of("refresh"));
            assertThat(acme.save(grant).block(SOON)).isTrue();
            assertThat(acme.load().block(SOON)).isEqualTo(grant);
            assertThat(context.getBean(LeverAccount.class).grant()).isEqualTo(acme);
        };
    }

    private static ContextConsumer<AssertableApplicationContext> remembers(String type, @Nullable Duration memory) {
        return context -> {
            assertThat(context).hasNotFailed().hasSingleBean(SeenDeliveries.class);
            SeenDeliveries seen = context.getBean(SeenDeliveries.class);
            assertThat(seen.getClass().getSimpleName()).isEqualTo(type);
            assertThat(seen.memory()).isEqualTo(Optional.ofNullable(memory));
            Claim claim = seen.claim("key", Duration.ofMinutes(5)).block(SOON);
            assertThat(claim).isInstanceOf(Claim.Mine.class);
            seen.done((Claim.Mine) Objects.requireNonNull(claim)).block(SOON);
            assertThat(seen.claim("key", Duration.ofMinutes(5)).block(SOON)).isEqualTo(new Claim.Done());
        };
    }

    private static void withRedis(Consumer<Integer> test) throws Exception {
        RedisServer server = RedisServer.newRedisServer().start();
        try {
            test.accept(server.getBindPort());
        } finally {
            server.stop();
        }
    }
}
