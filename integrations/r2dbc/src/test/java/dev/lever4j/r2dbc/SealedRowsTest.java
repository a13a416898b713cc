package dev.lever4j.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.error.TokenStoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealedRowsTest {
    private final Memory memory = Memory.withTable();
    private final TokenStore acme = memory.stores().forAccount("acme");
    private final TokenStore globex = memory.stores().forAccount("globex");

    @BeforeEach
    void save() {
        acme.save(Grants.version(1, "acme")).block(Sql.LIMIT);
        acme.save(Grants.version(2, "acme")).block(Sql.LIMIT);
        globex.save(Grants.version(1, "globex")).block(Sql.LIMIT);
    }

    @AfterEach
    void end() {
        memory.close();
    }

    @Test
    void noColumnHoldsATokenInTheClear() {
        List<Object> cells = Sql.query(memory.factory(), "SELECT * FROM lever_grants");
        assertThat(cells).hasSize(6).anySatisfy(cell -> assertThat(text(cell)).isEqualTo("acme"));
        assertThat(cells)
                .allSatisfy(cell -> assertThat(text(cell))
                        .doesNotContainIgnoringCase(Grants.CANARY)
                        .doesNotContain("token", "of:acme"));
    }

    private static String text(Object cell) {
        return cell instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : cell.toString();
    }

    @Test
    void aGrantDoesNotOpenInTheRowOfAnotherAccount() {
        memory.run("UPDATE lever_grants SET sealed = (SELECT sealed FROM lever_grants WHERE account = X'676C6F626578')"
                + " WHERE account = X'61636D65'");
        assertRefused(acme, "\"acme\" has been changed, or was sealed for another place");
    }

    @Test
    void anOldGrantUnderANewVersionIsNoticed() {
        memory.run("UPDATE lever_grants SET version = 3 WHERE account = X'61636D65'");
        assertRefused(acme, "the row of acme in lever_grants of H2 says version 3, the grant in it does not");
    }

    @Test
    void aChangedByteIsNoticed() {
        memory.run("UPDATE lever_grants SET sealed = sealed || X'00' WHERE account = X'61636D65'");
        assertRefused(acme, "has been changed");
    }

    @Test
    void whatIsNoneOfOursIsNoticed() {
        memory.run("UPDATE lever_grants SET sealed = X'00' WHERE account = X'61636D65'");
        assertRefused(acme, "is cut off, or is none of ours");
    }

    @Test
    void anotherKeyOpensNothingAndOverwritesNothing() {
        TokenStores others = memory.stores(GrantKeys.of(GrantKeys.fresh()));
        assertRefused(others.forAccount("acme"), "is sealed with key");
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> others.forAccount("acme")
                        .save(Grants.version(1, "other"))
                        .block(Sql.LIMIT))
                .withMessageContaining("is sealed with key");
        assertThat(acme.load().block(Sql.LIMIT)).isNotNull();
        assertThat(others.accounts().collectList().block(Sql.LIMIT)).containsExactlyInAnyOrder("acme", "globex");
    }

    @Test
    void keysAreChangedByAddingANewOneAndSavingOnceMore() {
        Secret old = Secret.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        Secret fresh = GrantKeys.fresh();
        TokenStore both = memory.stores(GrantKeys.of(fresh, old)).forAccount("acme");
        TokenStore only = memory.stores(GrantKeys.of(fresh)).forAccount("acme");
        assertRefused(only, "is sealed with key");
        assertThat(both.load().blockOptional(Sql.LIMIT)).isPresent();
        assertThat(both.save(Grants.version(3, "acme")).block(Sql.LIMIT)).isTrue();
        assertThat(only.load().blockOptional(Sql.LIMIT)).isPresent();
    }

    /** A transaction that writes nothing waits for no replica. */
    @Test
    void theSameGrantOnceMoreIsWrittenOnceMore() {
        String row = "SELECT version, sealed FROM lever_grants WHERE account = X'61636D65'";
        List<Object> before = Sql.query(memory.factory(), row);
        assertThat(acme.save(Grants.version(2, "acme")).block(Sql.LIMIT)).isTrue();
        List<Object> after = Sql.query(memory.factory(), row);
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1)).isNotEqualTo(before.get(1));
        assertThat(acme.load().blockOptional(Sql.LIMIT))
                .map(StoredGrant::version)
                .contains(2L);
    }

    private static void assertRefused(TokenStore store, String why) {
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> store.load().block(Sql.LIMIT))
                .withMessageContaining(why);
    }
}
