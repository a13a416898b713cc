package dev.lever4j.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Simulator;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The simulator knows the parameters and the fields of bodies that the description names. */
class RequestAgreementTest {
    private static final Description DESCRIPTION = Description.published();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** Not declared by each route, so not counted. */
    private static final Set<String> COMMON = Set.of("limit", "offset", "perform_as");

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.builder().rate(1_000_000, 1_000_000).start();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    static Stream<Operation> operations() {
        return DESCRIPTION.operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aParameterThatIsDescribedIsKnown(Operation operation) {
        assertThat(operation.queryParameters()).allSatisfy(parameter -> {
            String name = parameter.path("name").asString("");
            assertThat(asked(operation, name, valueOf(parameter))).doesNotContain("Unknown parameter");
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anyOtherIsNot(Operation operation) {
        Stream.of("colour", "perform_as", "deleted_by")
                .filter(name -> !operation.takes(name))
                .forEach(name -> assertThat(asked(operation, name, "x")).contains("Unknown parameter: " + name));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsDescribedAsNoListIsTakenOnce(Operation operation) {
        for (JsonNode parameter : operation.queryParameters()) {
            String name = parameter.path("name").asString("");
            boolean list = DESCRIPTION.resolve(parameter.path("schema")).has("items");
            if (!COMMON.contains(name)) {
                String said = asked(operation, name, valueOf(parameter), valueOf(parameter));
                assertThat(said.contains("only once")).as(name).isEqualTo(!list);
            }
        }
    }

    static Stream<Operation> writing() {
        return operations().filter(operation -> !body(operation).isMissingNode());
    }

    /** Whatever else it refuses about a body with all that is described, it is no field. */
    @ParameterizedTest
    @MethodSource("writing")
    void aFieldThatIsDescribedIsKnown(Operation operation) {
        JsonNode all = Example.of(DESCRIPTION, body(operation));
        assertThat(answer(operation, "", BodyPublishers.ofString(all.toString())))
                .as(all.toString())
                .contains("\"message\"")
                .doesNotContain("Unknown parameter");
    }

    private static JsonNode body(Operation operation) {
        return DESCRIPTION.resolve(operation.node().path("requestBody")).at("/content/application~1json/schema");
    }

    private static String valueOf(JsonNode parameter) {
        JsonNode schema = DESCRIPTION.resolve(parameter.path("schema"));
        return Example.of(DESCRIPTION, schema.has("items") ? schema.get("items") : schema)
                .asString("");
    }

    private static String asked(Operation operation, String name, String... values) {
        String query = Arrays.stream(values)
                .map(value -> URLEncoder.encode(name, UTF_8) + "=" + value)
                .collect(Collectors.joining("&", "?", ""));
        return answer(operation, query, BodyPublishers.noBody());
    }

    private static String answer(Operation operation, String query, BodyPublisher body) {
        String path = operation.template().replaceAll("\\{\\w+}", Account.UNKNOWN);
        String key = Base64.getEncoder().encodeToString((simulator.apiKey() + ":").getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path + query))
                .header("Authorization", "Basic " + key)
                .method(operation.method().toUpperCase(Locale.ROOT), body)
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString()).join().body();
    }
}
