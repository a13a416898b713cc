package dev.lever4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.endpoint.PerformAsRule;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.simulator.Simulator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description, the endpoint constants, the client and the simulator know the same operations. */
class AgreementTest {
    private static final Description DESCRIPTION = Description.published();
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/{}]+}");

    @Test
    void theConstantsSayWhatTheDescriptionSays() {
        Set<String> described = DESCRIPTION.operations().stream()
                .map(AgreementTest::line)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> constants = new TreeSet<>();
        Constants.byOperation().forEach((name, endpoint) -> constants.add(line(name, endpoint)));
        assertThat(Difference.between("description", described, "constants", constants))
                .isEmpty();
    }

    @Test
    void everyConstantIsListed() {
        assertThat(Endpoints.all())
                .containsExactlyInAnyOrderElementsOf(Constants.byOperation().values());
    }

    @Test
    void theClientCallsEveryOperation() {
        Set<String> called = ClientCalls.byOperation().keySet();
        assertThat(Difference.between("description", ids(), "client", called)).isEmpty();
    }

    @Test
    void theSimulatorServesEveryOperation() {
        Set<String> described = DESCRIPTION.operations().stream()
                .map(Operation::label)
                .map(AgreementTest::withoutNames)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> served = Simulator.operations().stream()
                .map(AgreementTest::withoutNames)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Difference.between("description", described, "simulator", served))
                .isEmpty();
        assertThat(Simulator.operations()).hasSameSizeAs(served);
    }

    /** What all but the simulator know of an operation. */
    private static String line(Operation operation) {
        return String.join(
                "  ",
                operation.id(),
                operation.label(),
                operation.scopes().get(0).replace(":admin", ""),
                "perform_as " + performAs(operation),
                shape(operation).toString());
    }

    private static String line(String name, Endpoint endpoint) {
        return String.join(
                "  ",
                name,
                endpoint.label(),
                endpoint.scope(),
                "perform_as " + endpoint.performAs(),
                withoutOddities(endpoint.shape()).toString());
    }

    private static PerformAsRule performAs(Operation operation) {
        if (operation.requires("perform_as")) {
            return PerformAsRule.REQUIRED;
        }
        return operation.takes("perform_as") ? PerformAsRule.OPTIONAL : PerformAsRule.NONE;
    }

    private static Shape shape(Operation operation) {
        JsonNode schema = operation.successSchema();
        JsonNode data = DESCRIPTION.resolve(schema).at("/properties/data");
        if (operation.takes("offset")) {
            return Shape.PAGED;
        }
        if (schema.isMissingNode()) {
            return operation.successes().get(0).has("content") ? Shape.BINARY : Shape.EMPTY;
        }
        if (data.isMissingNode()) {
            return Shape.BARE;
        }
        return data.path("type").asString("").equals("array") ? Shape.LIST : Shape.SINGLE;
    }

    private static Shape withoutOddities(Shape shape) {
        return shape == Shape.PAGED_OR_ONE || shape == Shape.PAGED_OR_NESTED ? Shape.PAGED : shape;
    }

    private static Set<String> ids() {
        return DESCRIPTION.operations().stream().map(Operation::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutNames(String label) {
        return VARIABLE.matcher(label).replaceAll("{}");
    }
}
