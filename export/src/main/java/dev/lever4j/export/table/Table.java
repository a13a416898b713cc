package dev.lever4j.export.table;

import dev.lever4j.export.ExportResource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A resource as a table. There is a column for each field of the resource's model, and for each field of an object that
 * lies directly in it ({@code urls_show}); what lies deeper, lists, and objects of many forms are columns of JSON. What
 * stands for another record is that one's id, expanded or not. A record that lies under another has the id of that one
 * in {@code opportunity_id} or {@code posting_id}.
 *
 * <p>Columns are there whether or not a record has such a field, always in the same order. Fields that the model does
 * not know have none, and a value that is not of its column's type is null there: keep the record itself beside the
 * columns. The columns of a later version may be more. Immutable.
 */
public final class Table {
    private static final Map<ExportResource, Table> ALL = new EnumMap<>(ExportResource.class);

    static {
        for (ExportResource resource : ExportResource.values()) {
            ALL.put(resource, new Table(Layout.of(resource)));
        }
    }

    private final Layout layout;
    private final List<Column> columns;

    private Table(Layout layout) {
        this.layout = layout;
        this.columns = layout.columns();
    }

    /** Of one resource; there is one of each. */
    public static Table of(ExportResource resource) {
        return Objects.requireNonNull(ALL.get(resource));
    }

    /** In the order of what {@link #row} returns. */
    public List<Column> columns() {
        return columns;
    }

    /**
     * The values of a record, one for each column.
     *
     * @param line one JSON object as an export keeps it, checked before
     */
    public List<@Nullable Object> row(byte[] line) {
        return row(line, 0, line.length);
    }

    /** As above, of a part of some bytes. */
    public List<@Nullable Object> row(byte[] bytes, int from, int length) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        new RowReader(bytes, from, length).read(layout, values);
        List<@Nullable Object> row = new ArrayList<>(values.length);
        for (Object value : values) {
            row.add(value);
        }
        return row;
    }
}
