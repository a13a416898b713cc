package dev.lever4j.sample.webflux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What docs/guide-web-application.md says of properties. */
final class Guide {
    private static final Path FILE = Path.of("../../docs/guide-web-application.md");
    private static final Pattern NAME = Pattern.compile("`(lever4j\\.[a-z.-]+)`");

    private Guide() {}

    static List<String> namesOfARealLever() {
        String named = between("unless a real one is named, by any of ", "\n\n");
        return NAME.matcher(named).results().map(name -> name.group(1)).toList();
    }

    static String properties() {
        return between("```yaml\n", "```");
    }

    private static String between(String begin, String end) {
        return Pattern.compile(Pattern.quote(begin) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(text())
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow();
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
