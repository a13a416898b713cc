package dev.lever4j.tokenstore.file;

import static dev.lever4j.tokenstore.file.Grants.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyProcessesTest {
    private static final int PROCESSES = 3;
    private static final int SAVES = 100;

    @TempDir
    private Path temp;

    @Test
    void ofManyProcessesThatSaveAtOnceOneIsToldSoAndNoVersionIsMissing() throws IOException {
        GrantFolder grants = Grants.folder(temp, new Disk());
        grants.save("acme", Grants.version(1), NEVER);
        List<Child> children = new ArrayList<>();
        List<Long> saved = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                children.add(Child.start(Contender.class, temp, "process-" + i));
            }
            for (Child child : children) {
                child.lines().forEach(version -> saved.add(Long.valueOf(version)));
            }
        } finally {
            children.forEach(Child::close);
        }
        assertThat(saved)
                .hasSize(PROCESSES * SAVES)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, PROCESSES * SAVES + 1).boxed().toList());
        assertThat(grants.load("acme").orElseThrow().version()).isEqualTo(PROCESSES * SAVES + 1);
    }

    /** Saves until it was the one a hundred times, and says which versions those are. */
    static final class Contender {
        private Contender() {}

        public static void main(String[] arguments) throws IOException {
            GrantFolder grants = Grants.folder(Path.of(arguments[0]), new Disk());
            for (int saves = 0; saves < SAVES; ) {
                long next = grants.load("acme").orElseThrow().version() + 1;
                if (grants.save("acme", Grants.version(next, arguments[1]), NEVER)) {
                    saves++;
                    System.out.println(next);
                }
            }
        }
    }
}
