package dev.lever4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the published description promises of itself. */
class DescriptionTest {
    private static final Description DESCRIPTION = Description.published();
    private static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "type",
            "format",
            "description",
            "examples",
            "default",
            "properties",
            "required",
            "items",
            "enum",
            "const",
            "not",
            "allOf",
            "anyOf",
            "oneOf",
            "additionalProperties",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "contains",
            "minContains",
            "maxContains",
            "dependentRequired",
            "contentMediaType",
            "x-extensible-enum");

    @Test
    void aParserOfOpenApiHasNothingToSay() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(Description.text(), null, options);
        assertThat(result.getMessages()).isNullOrEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(result.getOpenAPI().getPaths())
                .hasSize(DESCRIPTION.root().get("paths").size());
    }

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
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
        Set<String> used = new TreeSet<>();
        Matcher refs = Pattern.compile("\"\\$ref\":\"#/components/([^\"]+)\"")
                .matcher(DESCRIPTION.root().toString());
        while (refs.find()) {
            used.add(refs.group(1));
        }
        Set<String> present = new TreeSet<>();
        List.of("parameters", "responses", "schemas")
                .forEach(kind -> DESCRIPTION
                        .root()
                        .at("/components/" + kind)
                        .propertyNames()
                        .forEach(name -> present.add(kind + "/" + name)));
        assertThat(Difference.between("references", used, "components", present))
                .isEmpty();
    }

    @Test
    void thereAre106OperationsEachWithAnIdOfItsOwn() {
        assertThat(DESCRIPTION.operations()).hasSize(106);
        assertThat(DESCRIPTION.operations()).extracting(Operation::id).doesNotHaveDuplicates();
        assertThat(DESCRIPTION.operations()).extracting(Operation::id).allMatch(id -> id.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void everyOperationSaysWhatItNeedsAndHowSureItIs() {
        Set<String> tags = new HashSet<>();
        DESCRIPTION.root().get("tags").forEach(tag -> tags.add(tag.path("name").asString("")));
        Set<String> scopes = new HashSet<>(DESCRIPTION
                .root()
                .at("/components/securitySchemes/oauth/flows/authorizationCode/scopes")
                .propertyNames());
        assertThat(scopes).hasSize(52);
        assertThat(DESCRIPTION.operations()).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asString("")).isNotBlank();
            assertThat(operation.node().path("tags")).hasSize(1);
            assertThat(tags).contains(operation.node().at("/tags/0").asString(""));
            assertThat(operation.scopes()).isNotEmpty().isSubsetOf(scopes);
            assertThat(operation.node().at("/security/0").has("apiKey")).isTrue();
            assertThat(operation.node().path("x-lever4j-seen").asString("")).isIn("live", "documented");
        });
    }

    @Test
    void everyOperationHasItsSuccessAndItsErrors() {
        JsonNode error = DESCRIPTION.root().at("/components/schemas/Error");
        assertThat(error.path("required")).extracting(JsonNode::stringValue).containsExactly("code", "message");
        assertThat(DESCRIPTION.operations()).allSatisfy(operation -> {
            List<Integer> statuses = new ArrayList<>(List.of(400, 401, 403, 429, 500, 503));
            if (operation.template().contains("{") || operation.node().has("requestBody")) {
                statuses.add(404);
            }
            if (operation.template().endsWith("/download")) {
                statuses.add(422);
            }
            assertThat(operation.successes()).isNotEmpty();
            assertThat(statuses)
                    .allSatisfy(status -> assertThat(operation
                                    .response(status)
                                    .at("/content/application~1json/schema/$ref")
                                    .asString(""))
                            .isEqualTo("#/components/schemas/Error"));
        });
    }

    @Test
    void everyVariableOfAPathIsAParameter() {
        assertThat(DESCRIPTION.operations()).allSatisfy(operation -> {
            List<String> variables = Pattern.compile("\\{(\\w+)}")
                    .matcher(operation.template())
                    .results()
                    .map(variable -> variable.group(1))
                    .toList();
            assertThat(operation.parameters())
                    .filteredOn(p -> p.path("in").asString("").equals("path"))
                    .allMatch(p -> p.path("required").asBoolean(false))
                    .extracting(p -> p.path("name").asString(""))
                    .isEqualTo(variables);
        });
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
