package dev.lever4j.r2dbc;

import dev.lever4j.client.token.TokenStores;
import dev.lever4j.tokenstore.kit.DurableTokenStoresContract;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2FileTokenStoresTest extends DurableTokenStoresContract {
    @TempDir
    private Path folder;

    private ConnectionFactory factory() {
        return Sql.h2("file:" + folder.resolve("grants") + ";DB_CLOSE_DELAY=-1", "sa");
    }

    @BeforeEach
    void createTable() {
        R2dbcTokenStores.over(factory(), Grants.KEYS).createTable().block(Sql.LIMIT);
    }

    @AfterEach
    void end() {
        Sql.run(factory(), "SHUTDOWN");
    }

    @Override
    protected TokenStores open() {
        return R2dbcTokenStores.over(Watched.over(factory(), H2MemoryTokenStoresTest::mayBlock), Grants.KEYS);
    }

    @Override
    protected void restart() {
        Sql.run(factory(), "SHUTDOWN");
    }

    @Override
    protected void breakDown() {
        Sql.run(factory(), "ALTER TABLE lever_grants RENAME TO elsewhere");
    }

    @Override
    protected void mend() {
        Sql.run(factory(), "ALTER TABLE elsewhere RENAME TO lever_grants");
    }
}
