package dev.lever4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the schemas of the description promise: answers may grow. */
class SchemasTest {
    private static final Description DESCRIPTION = Description.published();
    private static final Set<String> KEYWORDS = Set.of("""
            $ref type format description examples default properties required items enum const not allOf anyOf oneOf
            additionalProperties minimum maximum minLength maxLength minItems maxItems contains minContains maxContains
            dependentRequired contentMediaType x-extensible-enum""".split("\\s+"));

    @Test
    void everySchemaIsAJsonSchemaOfKnownKeywords() {
        Schema ofSchemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        List<String> wrong = new ArrayList<>();
        SchemaWalk walk = new SchemaWalk(
                DESCRIPTION,
                (place, schema) -> schema.propertyNames().stream()
                        .filter(key -> !KEYWORDS.contains(key))
                        .forEach(key -> wrong.add(place + ": " + key)));
        schemas(DESCRIPTION.root(), "").forEach(found -> {
            ofSchemas.validate(found.schema()).forEach(e -> wrong.add(found.place() + ": " + e));
            walk.through(found.place(), found.schema());
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void noAnswerIsClosedToNewFieldsOrWords() {
        List<String> closed = new ArrayList<>();
        SchemaWalk walk = new SchemaWalk(DESCRIPTION, (place, schema) -> {
            boolean tellsFieldsApart = place.endsWith("Field/type") || place.endsWith("Field/type/not");
            if (!tellsFieldsApart && (schema.has("enum") || schema.has("const"))) {
                closed.add(place + " is a closed list of words");
            }
            if (schema.path("additionalProperties").isBoolean()) {
                closed.add(place + " is closed to new fields");
            }
        });
        DESCRIPTION
                .operations()
                .forEach(o -> o.successes()
                        .forEach(success -> success.path("content")
                                .forEachEntry((type, content) -> walk.through(o.id(), content.path("schema")))));
        assertThat(closed).isEmpty();
    }

    @Test
    void aFieldOfAnyTypeIsOfExactlyOneKind() {
        Set<String> known = new TreeSet<>();
        JsonNode kinds = DESCRIPTION.root().at("/components/schemas/FormField/oneOf");
        kinds.forEach(kind -> {
            JsonNode type = DESCRIPTION.resolve(kind).at("/properties/type");
            if (type.has("const")) {
                known.add(type.get("const").stringValue());
            }
            type.path("enum").forEach(word -> known.add(word.stringValue()));
        });
        Set<String> others = new TreeSet<>();
        DESCRIPTION
                .root()
                .at("/components/schemas/OtherField/properties/type/not/enum")
                .forEach(word -> others.add(word.stringValue()));
        assertThat(Difference.between("other field", others, "kinds", known)).isEmpty();
    }

    private record Found(String place, JsonNode schema) {}

    /** The schemas of the components, of parameters and of contents. */
    private static List<Found> schemas(JsonNode node, String place) {
        List<Found> found = new ArrayList<>();
        node.forEachEntry((key, child) -> {
            if (key.equals("schema")) {
                found.add(new Found(place, child));
            } else if (place.equals("/components/schemas")) {
                found.add(new Found(key, child));
            } else if (child.isContainer()) {
                found.addAll(schemas(child, place + "/" + key));
            }
        });
        if (node.isArray()) {
            node.forEach(child -> found.addAll(schemas(child, place)));
        }
        return found;
    }
}
