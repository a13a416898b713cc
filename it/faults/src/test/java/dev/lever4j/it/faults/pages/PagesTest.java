package dev.lever4j.it.faults.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.it.faults.rows.Proof;
import dev.lever4j.it.faults.rows.TestSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages are found from the README, lead somewhere, and name tests that are there. */
class PagesTest {
    private static final Path ROOT = Proof.root();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test#\\w+)`");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)(#[^)]*)?\\)");

    @Test
    void theTestsThatThePageOnConcurrencyNamesAreThere() throws IOException {
        TestSources tests = TestSources.all();
        List<String> named = all(NAMED_TEST, Files.readString(DOCS.resolve("concurrency.md")));
        assertThat(named).hasSizeGreaterThan(50).allMatch(tests::have);
    }

    @Test
    void aTestThatIsNotThereWouldBeMissed() throws IOException {
        TestSources tests = TestSources.all();
        assertThat(tests.have("CallRaceTest#howeverTheyMeetItEndsOnceAndGivesBackWhatItTook"))
                .isTrue();
        assertThat(tests.have("CallRaceTest#howeverTheyMeet")).isFalse();
        assertThat(tests.have("NoTest#howeverTheyMeet")).isFalse();
    }

    @Test
    void theReadmeLeadsToEveryPage() throws IOException {
        List<String> linked = all(LINK, Files.readString(ROOT.resolve("README.md")));
        List<String> pages = markdown(DOCS).stream()
                .filter(page -> DOCS.equals(page.getParent()))
                .map(page -> ROOT.relativize(page).toString())
                .toList();
        assertThat(linked).containsAll(pages).contains("docs/adr", "CONTRIBUTING.md");
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> pages = new ArrayList<>(markdown(DOCS));
        Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "simulator/README.md")
                .map(ROOT::resolve)
                .forEach(pages::add);
        for (Path page : pages) {
            all(LINK, Files.readString(page)).stream()
                    .filter(link -> !Files.exists(page.resolveSibling(link)))
                    .forEach(link -> broken.add(ROOT.relativize(page) + ": " + link));
        }
        assertThat(broken).isEmpty();
    }

    /** A number may be free; none is there twice. */
    @Test
    void everyDecisionHasANumberOfItsOwnAndSaysWhatWasRejected() throws IOException {
        List<Path> decisions = markdown(DOCS.resolve("adr"));
        assertThat(decisions).extracting(PagesTest::number).doesNotHaveDuplicates();
        for (Path decision : decisions) {
            assertThat(Files.readString(decision))
                    .as("%s", decision.getFileName())
                    .startsWith("# " + number(decision) + ". ")
                    .contains("**Context.**", "**Decision.**", "**Rejected.**");
        }
    }

    private static int number(Path decision) {
        return Integer.parseInt(decision.getFileName().toString().substring(0, 4));
    }

    private static List<Path> markdown(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
