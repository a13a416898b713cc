package dev.lever4j.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.auth.DocumentedScopes;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Endpoints;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlueprintTest {
    @ParameterizedTest
    @ValueSource(strings = {"lever", "lever-sandbox", "lever-basic", "lever-basic-sandbox"})
    void eachCanBeReadByItsName(String name) {
        Blueprint latest = Blueprint.named(name);
        assertThat(latest).hasToString(name + ":v0");
        assertThat(Blueprint.named(name + ":v0").text())
                .isEqualTo(latest.text())
                .contains("name: " + name + "\n");
    }

    @Test
    void theNearestIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Blueprint.named("lever-sandbx:v0"))
                .withMessage("there is no such blueprint; did you mean lever-sandbox:v0?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Blueprint.named("lever:v1"))
                .withMessage("there is no such blueprint; did you mean lever:v0?");
    }

    @Test
    void versionsAreOrderedByNumber() {
        assertThat(Stream.of("v9", "v10", "v2").max(Blueprint.LATEST)).contains("v10");
    }

    @Test
    void the52DocumentedScopesAreKnownAndEveryOperationsIsOneOfThem() {
        assertThat(DocumentedScopes.NAMES).hasSize(52).contains("offline_access", "uploads:write:admin");
        assertThat(DocumentedScopes.NAMES).doesNotContain("offers:write:admin", "candidates:read:admin");
        List<String> used = Endpoints.all().stream()
                .map(Endpoint::scope)
                .filter(scope -> !scope.isEmpty())
                .map(scope -> scope + ":admin")
                .toList();
        assertThat(DocumentedScopes.NAMES).containsAll(used);
    }
}
