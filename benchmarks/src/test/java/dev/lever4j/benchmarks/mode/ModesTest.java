package dev.lever4j.benchmarks.mode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.benchmarks.server.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That they all read the same list to its end, or a ratio of theirs says nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModesTest {
    private static final int PAGES = 12;

    private ServerProcess server;

    @BeforeAll
    void start() {
        server = ServerProcess.start(PAGES, 0, 0);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyModeReadsEveryRecord() {
        assertThat(Modes.all(new Account(server.api(), PAGES)))
                .allSatisfy((name, mode) -> assertThat(mode.read()).as(name).isEqualTo(PAGES * 100));
    }
}
