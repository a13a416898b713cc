package dev.lever4j.r2dbc;

import static dev.lever4j.r2dbc.WrongSetupTest.assertSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.token.TokenStore;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to somebody whose PostgreSQL is not as it should be. */
@Tag("it")
class PostgresSetupTest {
    private static PostgresServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = PostgresServer.startedOrSkipped(data);
        Sql.run(
                server.factory(),
                "CREATE ROLE reader LOGIN",
                "CREATE ROLE writer LOGIN",
                "CREATE ROLE nobody NOLOGIN",
                "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void drop() {
        Sql.run(server.factory(), "DROP TABLE IF EXISTS lever_grants");
    }

    private static R2dbcTokenStores stores(ConnectionFactory factory) {
        return R2dbcTokenStores.over(factory, Grants.KEYS);
    }

    @Test
    void noTable() {
        R2dbcTokenStores stores = stores(server.factory());
        String said = "there is no such table; call createTable() once, or name the table that is there"
                + " (PostgresqlBadGrammarException, SQLSTATE 42P01)";
        assertSays(stores.forAccount("acme").load(), said);
        assertSays(stores.forAccount("acme").save(Grants.version(1)), said);
        assertSays(stores.forAccount("acme").save(Grants.version(2)), said);
        assertSays(stores.forget("acme"), said);
        assertSays(stores.accounts().collectList(), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account BYTEA PRIMARY KEY, version BIGINT, sealed TEXT",
                "account TEXT PRIMARY KEY, version BIGINT, sealed BYTEA",
                "account BYTEA PRIMARY KEY, version TEXT, sealed BYTEA",
                "account BYTEA PRIMARY KEY, version BIGINT, sealed JSONB",
                "account BYTEA PRIMARY KEY, version BIGINT, sealed BYTEA CHECK (length(sealed) < 10)",
                "account BYTEA PRIMARY KEY, version BIGINT, sealed BYTEA, more INT NOT NULL",
                "account BYTEA PRIMARY KEY, version BIGINT"
            })
    void aTableOfAnotherShapeKeepsNothing(String columns) {
        Sql.run(server.factory(), "CREATE TABLE lever_grants (" + columns + ")");
        assertSays(
                stores(server.factory()).forAccount("acme").save(Grants.version(1)),
                "the table is not made as this store's are; compare it with lever_grants.sql");
        assertThat(Sql.query(server.factory(), "SELECT * FROM lever_grants")).isEmpty();
    }

    @Test
    void aUserWhoMayOnlyRead() {
        stores(server.factory()).createTable().block(Sql.LIMIT);
        Sql.run(server.factory(), "GRANT SELECT ON lever_grants TO reader");
        TokenStore store = stores(server.factory("reader", Map.of())).forAccount("acme");
        assertThat(store.load().blockOptional(Sql.LIMIT)).isEmpty();
        assertSays(store.save(Grants.version(1)), "it needs SELECT, INSERT, UPDATE and DELETE on the table");
        assertSays(store.save(Grants.version(2)), "it needs SELECT, INSERT, UPDATE and DELETE on the table");
    }

    @Test
    void aUserWhoMayNotCreateATableUsesTheOneThatIsThere() {
        R2dbcTokenStores stores = stores(server.factory("writer", Map.of()));
        assertSays(stores.createTable(), "for createTable() the right to create one");
        stores(server.factory()).createTable().block(Sql.LIMIT);
        Sql.run(server.factory(), "GRANT SELECT, INSERT, UPDATE, DELETE ON lever_grants TO writer");
        stores.createTable().block(Sql.LIMIT);
        assertThat(stores.forAccount("acme").save(Grants.version(1)).block(Sql.LIMIT))
                .isTrue();
        stores.forget("acme").block(Sql.LIMIT);
        assertThat(stores.accounts().collectList().block(Sql.LIMIT)).isEmpty();
    }

    @Test
    void aServerThatIsReadOnly() {
        stores(server.factory()).createTable().block(Sql.LIMIT);
        ConnectionFactory readOnly = server.factory("postgres", Map.of("default_transaction_read_only", "on"));
        TokenStore store = stores(readOnly).forAccount("acme");
        assertThat(store.load().blockOptional(Sql.LIMIT)).isEmpty();
        assertSays(store.save(Grants.version(1)), "the database can only be read here; connect to the primary");
    }

    @Test
    void aUserWhoIsNotLetIn() {
        for (String user : List.of("unknown", "nobody")) {
            assertSays(
                    stores(server.factory(user, Map.of())).forAccount("acme").load(),
                    "the database let this user not in; check user, password and database");
        }
    }

    @Test
    void aSchemaThatIsNotThere() {
        assertSays(stores(server.factory()).table("crm.lever_grants").createTable(), "there is no such schema");
    }

    @Test
    void aNameThatIsAWordOfSql() {
        assertSays(stores(server.factory()).table("order").createTable(), "the database takes no table of this name");
    }

    @Test
    void aPoolWithoutAFreeConnection() {
        ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(server.factory())
                .initialSize(0)
                .maxSize(1)
                .maxAcquireTime(Duration.ofMillis(50))
                .build());
        Connection taken = pool.create().block(Sql.LIMIT);
        assertThat(taken).isNotNull();
        assertSays(
                stores(pool).forAccount("acme").load(),
                "a lock, an answer or a free connection was waited for too long; check the load of the database and of the"
                        + " pool");
        pool.dispose();
    }

    @Test
    void aServerThatIsDown() {
        stores(server.factory()).createTable().block(Sql.LIMIT);
        ConnectionFactory factory = server.factory();
        server.stop();
        try {
            String said = "the database could not be reached, or the connection was lost; check that it runs";
            assertSays(stores(factory).forAccount("acme").load(), said);
            assertSays(stores(factory).forAccount("acme").save(Grants.version(1)), said);
            assertSays(stores(factory).createTable(), said);
        } finally {
            server.startAgain();
        }
    }

    @Test
    void theKeyOfARowCanBeSeen() {
        R2dbcTokenStores stores = stores(server.factory());
        stores.createTable().block(Sql.LIMIT);
        stores.forAccount("acme").save(Grants.version(1)).block(Sql.LIMIT);
        List<Object> row = Sql.query(
                server.factory(),
                "SELECT convert_from(account, 'UTF8') AS account, version,"
                        + " encode(substring(sealed FROM 6 FOR 8), 'hex') AS key FROM lever_grants");
        assertThat(row).startsWith("acme", 1L);
        assertThat(Grants.KEYS).hasToString("GrantKeys[" + row.get(2) + "]");
    }

    @Test
    void noColumnHoldsATokenInTheClear() {
        R2dbcTokenStores stores = stores(server.factory());
        stores.createTable().block(Sql.LIMIT);
        stores.forAccount("acme").save(Grants.version(1, "acme")).block(Sql.LIMIT);
        List<Object> rows =
                Sql.query(server.factory(), "SELECT t::text, convert_from(account, 'UTF8') FROM lever_grants t");
        assertThat(rows).hasSize(2).contains("acme");
        String hexOfCanary = HexFormat.of().formatHex(Grants.CANARY.getBytes(StandardCharsets.US_ASCII));
        assertThat(rows)
                .allSatisfy(cell -> assertThat(cell.toString()).doesNotContain(Grants.CANARY, hexOfCanary, "token"));
    }
}
