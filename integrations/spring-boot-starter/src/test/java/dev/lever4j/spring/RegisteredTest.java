package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** What Spring only finds in a list is in it, and nothing else. */
class RegisteredTest {
    private final ModuleTypes types = ModuleTypes.of(LeverProperties.class);

    @Test
    void everyAutoConfiguration() throws IOException {
        ClassLoader loader = getClass().getClassLoader();
        assertThat(ImportCandidates.load(AutoConfiguration.class, loader).getCandidates())
                .filteredOn(ModuleTypes::isOurs)
                .containsExactlyInAnyOrderElementsOf(
                        types.all(type -> type.isAnnotationPresent(AutoConfiguration.class)));
    }

    @Test
    void everyFailureAnalyzer() throws IOException {
        assertThat(ModuleTypes.made(FailureAnalyzer.class))
                .containsExactlyInAnyOrderElementsOf(types.all(FailureAnalyzer.class::isAssignableFrom));
    }
}
