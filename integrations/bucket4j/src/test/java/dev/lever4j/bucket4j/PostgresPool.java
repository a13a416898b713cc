package dev.lever4j.bucket4j;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGPoolingDataSource;

/** Connections to a PostgreSQL on loopback, as its admin; a few, that are kept. */
public final class PostgresPool {
    static final String TABLE =
            "CREATE TABLE IF NOT EXISTS lever_budgets (id VARCHAR PRIMARY KEY, state BYTEA, expires_at BIGINT)";

    private PostgresPool() {}

    /** The driver's own pool does for tests. */
    @SuppressWarnings("deprecation") // for production, which this is not
    static DataSource at(int port) {
        PGPoolingDataSource pool = new PGPoolingDataSource();
        pool.setServerNames(new String[] {"localhost"});
        pool.setPortNumbers(new int[] {port});
        pool.setUser("postgres");
        pool.setDatabaseName("postgres");
        pool.setMaxConnections(4);
        return pool;
    }

    /** An empty table of budgets. */
    public static void createTable(int port) throws SQLException {
        try (Connection connection = at(port).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute("DELETE FROM lever_budgets");
        }
    }
}
