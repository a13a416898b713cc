package dev.lever4j.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Judges values by the schemas within the description. */
final class Schemas {
    private static final String HERE = "https://lever4j.dev/lever-openapi";

    private final SchemaRegistry registry;
    private final Map<String, Schema> read = new ConcurrentHashMap<>();

    Schemas(Description description) {
        String document = description.root().toString();
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .keyword(new AnnotationKeyword("x-extensible-enum"))
                .build();
        this.registry = SchemaRegistry.withDefaultDialect(dialect, builder -> builder.schemas(Map.of(HERE, document)));
    }

    /**
     * @param pointer where the schema stands, for example {@code #/components/schemas/Stage}
     * @return what is wrong, each with its place; empty if nothing is
     */
    List<String> violations(String pointer, JsonNode value) {
        Schema schema = read.computeIfAbsent(pointer, p -> registry.getSchema(SchemaLocation.of(HERE + p)));
        return schema.validate(value).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .distinct()
                .toList();
    }
}
