package dev.lever4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of CONTRIBUTING.md are done to a copy of the sources: they are all that it takes, and each is needed. */
class AddingAnEndpointTest {
    private static final String ADDED = "GET /badges/{badge}";

    @Test
    void theFiveStepsAreAllThatItTakes(@TempDir Path folder) throws Exception {
        List<GuideStep> steps = GuideStep.all();
        assertThat(steps).extracting(GuideStep::step).contains(1, 2, 3, 4, 5).doesNotContain(0, 6);
        ChangedTree tree = new ChangedTree(folder);
        for (GuideStep step : steps) {
            tree.apply(step);
        }
        assertThat(tree.compile()).isEmpty();
        assertThat(tree.run(AddedEndpoint.class, ADDED)).isEmpty();
    }

    @ParameterizedTest(name = "without step {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void eachOfThemIsNeeded(int left, @TempDir Path folder) throws Exception {
        ChangedTree tree = new ChangedTree(folder);
        for (GuideStep step : GuideStep.all()) {
            if (step.step() != left) {
                tree.apply(step);
            }
        }
        String said = tree.compile();
        assertThat(said.isEmpty() ? tree.run(AddedEndpoint.class) : said).containsAnyOf("adge", "BADGE");
    }
}
