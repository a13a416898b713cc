package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.endpoint.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportResourceTest {
    @Test
    void everyListOfLeversCanBeExported() {
        Set<Shape> lists = Set.of(Shape.PAGED, Shape.PAGED_OR_ONE, Shape.PAGED_OR_NESTED, Shape.LIST);
        List<Endpoint> listable = Endpoints.all().stream()
                .filter(endpoint -> endpoint.method() == HttpMethod.GET && lists.contains(endpoint.shape()))
                .toList();

        assertThat(Arrays.stream(ExportResource.values()).map(ExportResource::endpoint))
                .containsAll(listable);
    }

    @Test
    void namesAreFoundAgainAndFitForFiles() {
        assertThat(ExportResource.values()).allSatisfy(resource -> {
            assertThat(ExportResource.of(resource.text())).contains(resource);
            assertThat(resource.text()).matches("[a-z_]+");
        });
        assertThat(ExportResource.of("nothing")).isEmpty();
    }

    @Test
    void childrenAreThoseOfTheirParentAlone() {
        assertThat(ExportResource.OPPORTUNITIES.children())
                .contains(ExportResource.NOTES, ExportResource.CONTACT)
                .doesNotContain(ExportResource.DIVERSITY_SURVEYS, ExportResource.USERS);
        LeverClient client = LeverClient.builder()
                .environment(LeverEnvironment.SANDBOX)
                .apiKey(Secret.of("k"))
                .build();
        LeverExport export = LeverExport.of(client);
        assertThatIllegalArgumentException().isThrownBy(() -> export.with(ExportResource.USERS));
        assertThatIllegalArgumentException().isThrownBy(() -> export.resource(ExportResource.NOTES));
        client.close();
    }
}
