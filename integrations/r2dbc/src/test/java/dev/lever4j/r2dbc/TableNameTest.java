package dev.lever4j.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"lever_grants", "GRANTS", "_g1", "crm.lever_grants", "x"})
    void aPlainIdentifierIsTaken(String name) {
        assertThat(new TableName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1st",
                "a b",
                "a-b",
                "a;drop table b",
                "a--",
                "\"a\"",
                "a.b.c",
                ".a",
                "a.",
                "gr\u00e4nts",
                "a\n",
                "a$1",
                "x234567890123456789012345678901234567890123456789012345678901234"
            })
    void anythingElseIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        R2dbcTokenStores.over(Sql.h2("mem:", "sa"), Grants.KEYS).table(name));
    }
}
