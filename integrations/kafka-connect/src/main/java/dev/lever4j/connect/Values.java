package dev.lever4j.connect;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.table.Column;
import dev.lever4j.export.table.Table;
import dev.lever4j.json.RawJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** What a record's value is. */
enum Values {
    /** Maps, lists, texts, numbers and flags, as JsonConverter takes them without a schema. */
    JSON {
        @Override
        SchemaAndValue of(Out out, RawJson json) {
            return new SchemaAndValue(null, plain(json.toMap()));
        }
    },
    /** The columns of the resource's table, each optional, and the record itself. */
    SCHEMA {
        @Override
        SchemaAndValue of(Out out, RawJson json) {
            return Structs.of(out, json);
        }
    },
    /** Lever's bytes as a text. */
    TEXT {
        @Override
        SchemaAndValue of(Out out, RawJson json) {
            return new SchemaAndValue(Schema.STRING_SCHEMA, new String(json.bytes(), StandardCharsets.UTF_8));
        }
    };

    abstract SchemaAndValue of(Out out, RawJson json);

    static Values named(String name) {
        return switch (name) {
            case "schema" -> SCHEMA;
            case "text" -> TEXT;
            default -> JSON;
        };
    }

    /** Connect knows no numbers of any length without a schema. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, inner) -> copy.put(name, plain(inner)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(inner -> copy.add(plain(inner)));
            return copy;
        } else if (value instanceof Integer number) {
            return number.longValue();
        } else if (value instanceof BigInteger || value instanceof BigDecimal) {
            return ((Number) value).doubleValue();
        }
        return value;
    }

    /** Structs and their schemas. */
    private static final class Structs {
        static final String RAW = "json";
        private static final Map<ExportResource, Schema> SCHEMAS = new EnumMap<>(ExportResource.class);

        static {
            for (ExportResource resource : ExportResource.values()) {
                SCHEMAS.put(resource, schema(resource));
            }
        }

        private Structs() {}

        static SchemaAndValue of(Out out, RawJson json) {
            Schema schema = Objects.requireNonNull(SCHEMAS.get(out.resource()));
            byte[] bytes = json.bytes();
            Struct struct = new Struct(schema);
            List<Column> columns = Table.of(out.resource()).columns();
            List<@Nullable Object> row = Table.of(out.resource()).row(bytes);
            for (int i = 0; i < columns.size(); i++) {
                struct.put(columns.get(i).name(), value(row.get(i)));
            }
            parent(out, struct);
            struct.put(RAW, new String(bytes, StandardCharsets.UTF_8));
            return new SchemaAndValue(schema, struct);
        }

        /** What lies under a record does not always say under which. */
        private static void parent(Out out, Struct struct) {
            String name =
                    out.resource().parent().orElse(null) == ExportResource.POSTINGS ? "posting_id" : "opportunity_id";
            boolean isChild =
                    out.resource().parent().isPresent() && struct.schema().field(name) != null;
            if (isChild && struct.get(name) == null) {
                struct.put(name, out.parent());
            }
        }

        private static @Nullable Object value(@Nullable Object value) {
            if (value instanceof Instant time) {
                return Date.from(time);
            }
            return value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
        }

        private static Schema schema(ExportResource resource) {
            SchemaBuilder schema = SchemaBuilder.struct()
                    .name("dev.lever4j." + resource.text())
                    .version(1);
            for (Column column : Table.of(resource).columns()) {
                schema.field(column.name(), type(column.type()));
            }
            return schema.field(RAW, Schema.STRING_SCHEMA).build();
        }

        private static Schema type(Column.Type type) {
            return switch (type) {
                case TEXT, JSON -> Schema.OPTIONAL_STRING_SCHEMA;
                case BOOLEAN -> Schema.OPTIONAL_BOOLEAN_SCHEMA;
                case INTEGER -> Schema.OPTIONAL_INT64_SCHEMA;
                case DECIMAL -> Schema.OPTIONAL_FLOAT64_SCHEMA;
                case TIMESTAMP -> Timestamp.builder().optional().build();
            };
        }
    }
}
