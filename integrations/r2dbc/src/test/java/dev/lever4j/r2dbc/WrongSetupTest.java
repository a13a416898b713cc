package dev.lever4j.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.TokenStoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What is said to somebody whose database is not as it should be, on H2. */
class WrongSetupTest {
    private final Memory memory = Memory.empty();

    @AfterEach
    void end() {
        memory.close();
    }

    @Test
    void noTable() {
        R2dbcTokenStores stores = memory.stores();
        String advice = "there is no such table; call createTable() once, or name the table that is there"
                + " (R2dbcBadGrammarException, SQLSTATE 42S04)";
        assertSays(
                stores.forAccount("acme").load(),
                "the grant of acme could not be read from lever_grants of H2: " + advice);
        assertSays(
                stores.forAccount("acme").save(Grants.version(1)),
                "the grant of acme could not be saved in lever_grants of H2: " + advice);
        assertSays(
                stores.forAccount("acme").save(Grants.version(2)),
                "the grant of acme could not be saved in lever_grants of H2: " + advice);
        assertSays(stores.forget("acme"), "the grant of acme could not be deleted from lever_grants of H2: " + advice);
        assertSays(
                stores.accounts().collectList(), "the accounts in lever_grants of H2 could not be listed: " + advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account BYTEA PRIMARY KEY, version BIGINT, sealed VARCHAR",
                "account BYTEA PRIMARY KEY, version BIGINT, sealed CLOB",
                "account BYTEA PRIMARY KEY, version BIGINT, sealed BLOB",
                "account BYTEA PRIMARY KEY, version BIGINT, sealed INT",
                "account BYTEA PRIMARY KEY, version BIGINT, sealed BYTEA(10)",
                "account BYTEA PRIMARY KEY, version BIGINT, sealed BINARY(2000)",
                "account BYTEA PRIMARY KEY, version VARCHAR, sealed BYTEA",
                "account BYTEA PRIMARY KEY, version SMALLINT, sealed BYTEA",
                "account INT PRIMARY KEY, version BIGINT, sealed BYTEA",
                "account BYTEA PRIMARY KEY, version BIGINT, sealed BYTEA, more INT NOT NULL",
                "account BYTEA PRIMARY KEY, version BIGINT",
                "id INT"
            })
    void aTableOfAnotherShapeKeepsNothing(String columns) {
        memory.run("CREATE TABLE lever_grants (" + columns + ")");
        assertSays(memory.stores().forAccount("acme").save(Grants.version(1)), "lever_grants.sql");
        assertThat(Sql.query(memory.factory(), "SELECT * FROM lever_grants")).isEmpty();
    }

    @Test
    void aTableWithoutTheColumnsIsNotReady() {
        memory.run("CREATE TABLE lever_grants (id INT)");
        assertSays(
                memory.stores().createTable(),
                "the table lever_grants of H2 could not be made ready: the table is not made as this store's are; compare"
                        + " it with lever_grants.sql or lever_deliveries.sql (R2dbcBadGrammarException, SQLSTATE 42S22)");
    }

    @Test
    void twoRowsOfAnAccountAreNoGrant() {
        memory.run("CREATE TABLE lever_grants (account BYTEA, version BIGINT, sealed BYTEA)");
        TokenStore acme = memory.stores().forAccount("acme");
        acme.save(Grants.version(1)).block(Sql.LIMIT);
        memory.run("INSERT INTO lever_grants SELECT * FROM lever_grants");
        String said = "acme has 2 rows in lever_grants of H2; account must be its primary key";
        assertSays(acme.load(), said);
        assertSays(acme.save(Grants.version(2)), said);
    }

    @Test
    void aUserWhoMayOnlyRead() {
        memory.stores().createTable().block(Sql.LIMIT);
        memory.run("CREATE USER reader PASSWORD 'reader'", "GRANT SELECT ON lever_grants TO reader");
        R2dbcTokenStores stores = R2dbcTokenStores.over(memory.factory("reader"), Grants.KEYS);
        assertThat(stores.forAccount("acme").load().blockOptional(Sql.LIMIT)).isEmpty();
        assertSays(
                stores.forAccount("acme").save(Grants.version(1)),
                "the database user may not do that; it needs SELECT, INSERT, UPDATE and DELETE on the table");
        assertSays(stores.table("another").createTable(), "for createTable() the right to create one");
    }

    @Test
    void aUserOfH2WhoIsNoAdmin() {
        memory.stores().createTable().block(Sql.LIMIT);
        memory.run("CREATE USER clerk PASSWORD 'clerk'", "GRANT ALL ON lever_grants TO clerk");
        R2dbcTokenStores stores = R2dbcTokenStores.over(memory.factory("clerk"), Grants.KEYS);
        String said = "H2 does this for its admins alone, as it forces a commit to disk; connect as one";
        assertSays(stores.forAccount("acme").save(Grants.version(1)), said);
        assertSays(stores.forAccount("acme").save(Grants.version(1)), said);
    }

    @Test
    void aUserWhoIsUnknown() {
        assertSays(
                R2dbcTokenStores.over(memory.factory("nobody"), Grants.KEYS)
                        .forAccount("acme")
                        .load(),
                "the database let this user not in; check user, password and database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "select"})
    void aNameThatIsAWordOfSql(String name) {
        assertSays(memory.stores().table(name).createTable(), "the database takes no table of this name");
    }

    @Test
    void aSchemaThatIsNotThere() {
        assertSays(memory.stores().table("crm.lever_grants").createTable(), "there is no such schema");
    }

    /** Nor does it quote what was bound to the statement, in the words of the driver. */
    static void assertSays(Mono<?> call, String message) {
        Throwable failure = call.<Throwable>map(value -> new AssertionError("no failure but " + value))
                .onErrorResume(Mono::just)
                .blockOptional(Sql.LIMIT)
                .orElseThrow();
        assertThat(failure).isInstanceOf(TokenStoreException.class).hasMessageContaining(message);
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        String sealed = HexFormat.of().formatHex(new byte[] {'L', '4', 'J', 'G'});
        String account = HexFormat.of().formatHex(new byte[] {'a', 'c', 'm', 'e'});
        Stream.of(Grants.CANARY, sealed, account)
                .forEach(secret -> assertThat(all.toString()).doesNotContainIgnoringCase(secret));
    }
}
