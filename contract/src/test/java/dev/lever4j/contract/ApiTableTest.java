package dev.lever4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiTableTest {
    private static final Path PAGE = Path.of("../docs/api.md");

    /** Whoever asks an admin for the scopes of the page gets no 403 for one that it forgot. */
    @Test
    void anOperationThatNeedsTwoScopesSaysBoth() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("/users` | postings:read, users:read |", "/file_actions` | files:read, opportunities:read |");
    }

    /** {@code -Dwrite.docs} writes the page in place of comparing it. */
    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        Map<String, Set<String>> calls = ClientCalls.byOperation();
        String page = ApiTable.of(Description.published().operations(), calls);
        if (System.getProperty("write.docs") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
        assertThat(calls.keySet())
                .containsExactlyInAnyOrderElementsOf(Constants.byOperation().keySet());
    }
}
