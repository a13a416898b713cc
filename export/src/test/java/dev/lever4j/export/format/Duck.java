package dev.lever4j.export.format;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DuckDB, which shares no code with what wrote the files. */
final class Duck {
    private Duck() {}

    /** All rows, each value as text. */
    static List<List<@Nullable String>> rows(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (found.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The first column. */
    static List<@Nullable String> column(String sql) {
        List<@Nullable String> values = new ArrayList<>();
        rows(sql).forEach(row -> values.add(row.get(0)));
        return values;
    }

    /** As a table, all of whose values are texts: an empty text is one, nothing is null. */
    static String csv(Object files) {
        return "read_csv('" + files + "', header=true, all_varchar=true, allow_quoted_nulls=false, strict_mode=true,"
                + " delim=',', quote='\"', escape='\"')";
    }
}
