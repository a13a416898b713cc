package dev.lever4j.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class CreateTableTest {
    private final Memory memory = Memory.empty();

    @AfterEach
    void end() {
        memory.close();
    }

    @Test
    void manyCreateItAtOnceAndWhatIsInItStays() {
        IntStream.range(0, 20).forEach(round -> {
            Flux.range(0, 16).flatMap(i -> memory.stores().createTable()).blockLast(Sql.LIMIT);
            assertThat(memory.stores()
                            .forAccount("acme")
                            .save(Grants.version(1))
                            .block(Sql.LIMIT))
                    .isTrue();
            memory.stores().createTable().block(Sql.LIMIT);
            assertThat(memory.stores().accounts().collectList().block(Sql.LIMIT))
                    .containsExactly("acme");
            memory.run("DROP TABLE lever_grants");
        });
    }

    @Test
    void anotherNameIsAnotherTable() {
        memory.run("CREATE SCHEMA crm");
        R2dbcTokenStores one = memory.stores();
        R2dbcTokenStores other = memory.stores().table("crm.lever_grants");
        one.createTable().then(other.createTable()).block(Sql.LIMIT);
        other.forAccount("acme").save(Grants.version(1)).block(Sql.LIMIT);
        assertThat(one.accounts().collectList().block(Sql.LIMIT)).isEmpty();
        assertThat(other.accounts().collectList().block(Sql.LIMIT)).containsExactly("acme");
        assertThat(Sql.query(memory.factory(), "SELECT version FROM crm.lever_grants"))
                .containsExactly(1L);
    }

    @Test
    void theStoreOfAnAccountIsEqualToAnotherOfItAndPrintsNoSecret() {
        R2dbcTokenStores stores = memory.stores();
        assertThat(stores.forAccount("acme"))
                .isEqualTo(stores.forAccount("acme"))
                .hasSameHashCodeAs(stores.forAccount("acme"))
                .isNotEqualTo(stores.forAccount("ACME"))
                .isNotEqualTo(memory.stores().forAccount("acme"))
                .hasToString("R2dbcTokenStore[table=lever_grants of H2, account=acme]");
        assertThat(stores).hasToString("R2dbcTokenStores[lever_grants of H2]");
    }
}
