package dev.lever4j.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.spring.ModuleTypes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestExecutionListener;

/** What Spring only finds in a list is in it, and nothing else. */
class RegisteredTest {
    private final ModuleTypes types = ModuleTypes.of(LeverTest.class);

    @Test
    void everyAutoConfiguration() throws IOException {
        ClassLoader loader = getClass().getClassLoader();
        assertThat(ImportCandidates.load(AutoConfigureLeverSimulator.class, loader)
                        .getCandidates())
                .containsExactlyInAnyOrderElementsOf(
                        types.all(type -> type.isAnnotationPresent(AutoConfiguration.class)));
    }

    @Test
    void theSliceTakesWhatExists() throws ClassNotFoundException {
        ClassLoader loader = getClass().getClassLoader();
        List<String> taken = ImportCandidates.load(LeverTest.class, loader).getCandidates();
        assertThat(taken).isNotEmpty();
        for (String name : taken) {
            assertThat(Class.forName(name)).hasAnnotation(AutoConfiguration.class);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {ContextCustomizerFactory.class, TestExecutionListener.class})
    void everythingThatTestsStartWith(Class<?> kind) throws IOException {
        assertThat(ModuleTypes.made(kind)).containsExactlyInAnyOrderElementsOf(types.all(kind::isAssignableFrom));
    }
}
