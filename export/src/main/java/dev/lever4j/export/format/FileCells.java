package dev.lever4j.export.format;

import dev.lever4j.export.ExportResource;
import dev.lever4j.json.LeverJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a row say of the record's file, as the record said it.
 *
 * @param columns of the table
 * @param prefix of the columns that are the file's
 */
record FileCells(List<String> columns, String prefix) {
    private static final String RESUMES = "file_";

    /** Null where records have no files. */
    static @Nullable FileCells of(ExportResource resource, List<String> columns) {
        return switch (resource) {
            case FILES -> new FileCells(columns, "");
            case RESUMES -> new FileCells(columns, RESUMES);
            default -> null;
        };
    }

    /** @param cells by their columns */
    byte[] json(IntFunction<@Nullable String> cells) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("id", cell("id", cells));
        record.put("opportunityId", cell("opportunity_id", cells));
        if (prefix.isEmpty()) {
            putFile(record, cells);
        } else if (hasFile(cells)) {
            Map<String, @Nullable Object> file = new LinkedHashMap<>();
            putFile(file, cells);
            record.put("file", file);
        }
        return LeverJson.encode(record);
    }

    private void putFile(Map<String, @Nullable Object> file, IntFunction<@Nullable String> cells) {
        file.put("name", cell(prefix + "name", cells));
        file.put("size", cell(prefix + "size", cells));
    }

    private boolean hasFile(IntFunction<@Nullable String> cells) {
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).startsWith(prefix) && cells.apply(column) != null) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String cell(String column, IntFunction<@Nullable String> cells) {
        return cells.apply(columns.indexOf(column));
    }
}
