package dev.lever4j.export.table;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.table.Column.Type;
import dev.lever4j.model.OpenEnum;
import dev.lever4j.model.Ref;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of an object belong among the columns.
 *
 * @param fields by their names in Lever's JSON
 * @param columns all of them, those of objects within included
 */
record Layout(Map<String, Place> fields, List<Column> columns) {
    private static final String ID = "id";

    /** Where one field belongs. */
    sealed interface Place {
        /** In a column of its own. */
        record Cell(int index, Type type) implements Place {}

        /** An object, whose fields have columns. */
        record Within(Map<String, Place> fields) implements Place {}
    }

    static Layout of(ExportResource resource) {
        return new Builder(resource).build();
    }

    /** Gathers columns in their order. */
    private static final class Builder {
        private final ExportResource resource;
        private final List<Column> columns = new ArrayList<>();
        private final Map<String, Place> fields = new LinkedHashMap<>();

        Builder(ExportResource resource) {
            this.resource = resource;
        }

        Layout build() {
            RecordComponent[] components = Models.of(resource).getRecordComponents();
            for (RecordComponent component : components) {
                if (component.getName().equals(ID)) {
                    fields.put(ID, cell(ID, Type.TEXT));
                }
            }
            resource.parent().ifPresent(parent -> {
                String field = parent == ExportResource.POSTINGS ? "postingId" : "opportunityId";
                fields.put(field, cell(field, Type.TEXT));
            });
            for (RecordComponent component : components) {
                if (isField(component) && !fields.containsKey(component.getName())) {
                    fields.put(component.getName(), place(component));
                }
            }
            return new Layout(fields, List.copyOf(columns));
        }

        private Place place(RecordComponent component) {
            Type type = scalar(component.getType());
            if (type != null) {
                return cell(component.getName(), type);
            }
            return component.getType().isRecord()
                    ? new Place.Within(within(component))
                    : cell(component.getName(), Type.JSON);
        }

        private Map<String, Place> within(RecordComponent object) {
            Map<String, Place> inner = new LinkedHashMap<>();
            for (RecordComponent component : object.getType().getRecordComponents()) {
                if (isField(component)) {
                    Type type = scalar(component.getType());
                    String name = object.getName() + "_" + component.getName();
                    inner.put(component.getName(), cell(name, type == null ? Type.JSON : type));
                }
            }
            return inner;
        }

        private Place.Cell cell(String field, Type type) {
            columns.add(new Column(snakeCase(field), type));
            return new Place.Cell(columns.size() - 1, type);
        }

        /** Not what keeps the fields that the model does not know. */
        private static boolean isField(RecordComponent component) {
            return !component.getName().equals("additional");
        }

        private static @Nullable Type scalar(Class<?> type) {
            if (type == String.class || Ref.class.isAssignableFrom(type) || OpenEnum.class.isAssignableFrom(type)) {
                return Type.TEXT;
            } else if (type == Instant.class) {
                return Type.TIMESTAMP;
            } else if (type == Boolean.class) {
                return Type.BOOLEAN;
            } else if (type == Integer.class || type == Long.class) {
                return Type.INTEGER;
            }
            return type == BigDecimal.class ? Type.DECIMAL : null;
        }

        private static String snakeCase(String name) {
            return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        }
    }
}
