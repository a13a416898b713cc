package dev.lever4j.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reader of Parquet that shares no code with the writer. */
final class Duck {
    private Duck() {}

    /**
     * The rows of a query, each value as DuckDB's text of it.
     *
     * @param query with {@code FILE} for the file
     */
    static List<List<@Nullable String>> rows(Path file, String query) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            try (ResultSet result = statement.executeQuery(query.replace("FILE", "'" + file + "'"))) {
                List<List<@Nullable String>> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** The first column of a query. */
    static List<@Nullable String> column(Path file, String query) {
        return rows(file, query).stream().map(row -> row.get(0)).toList();
    }

    private static List<@Nullable String> row(ResultSet result) throws SQLException {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(result.getString(i));
        }
        return row;
    }
}
