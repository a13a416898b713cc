package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreFolderTest {
    private static Path usual(Map<String, String> env, String userHome) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Console console = Console.of(
                env,
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                nowhere,
                false,
                Browser.NONE,
                new Stop());
        return StoreFolder.usual(console, userHome);
    }

    @Test
    void theUsersConfigurationFolderUnlessTheEnvironmentSaysAnother() {
        assertThat(usual(Map.of(), "/home/me")).isEqualTo(Path.of("/home/me/.config/lever4j"));
        assertThat(usual(Map.of("XDG_CONFIG_HOME", "/cfg"), "/home/me")).isEqualTo(Path.of("/cfg/lever4j"));
        assertThat(usual(Map.of("XDG_CONFIG_HOME", "relative"), "/home/me"))
                .isEqualTo(Path.of("/home/me/.config/lever4j"));
        assertThat(usual(Map.of("XDG_CONFIG_HOME", "/cfg", "LEVER_HOME", "/own"), "/home/me"))
                .isEqualTo(Path.of("/own"));
    }

    @Test
    void aUserWithoutAHomeIsAskedForAFolder() {
        assertThatThrownBy(() -> usual(Map.of(), "?"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("LEVER_HOME");
    }
}
