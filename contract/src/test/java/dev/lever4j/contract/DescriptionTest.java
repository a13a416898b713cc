package dev.lever4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

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
}
