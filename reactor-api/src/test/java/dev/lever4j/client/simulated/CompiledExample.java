package dev.lever4j.client.simulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An example that is compiled here, in the parts that a guide shows of it. */
public final class CompiledExample {
    private static final Pattern MARKED = Pattern.compile("(?ms)^( *)// begin (\\w+)\n(.*?)^\\1// end \\2$");

    private static final Pattern BLOCK = Pattern.compile("(?s)```java\n.*?```");

    private final String source;

    private CompiledExample(String source) {
        this.source = source;
    }

    public static CompiledExample of(Class<?> example) throws IOException {
        return new CompiledExample(
                Files.readString(Path.of("src/test/java", example.getName().replace('.', '/') + ".java")));
    }

    /** What stands between {@code // begin NAME} and {@code // end NAME}, without its indent. */
    public String part(String name) {
        return MARKED.matcher(source)
                .results()
                .filter(marked -> marked.group(2).equals(name))
                .findFirst()
                .map(CompiledExample::withoutIndent)
                .orElseThrow(() -> new IllegalArgumentException("no part is marked as " + name));
    }

    /** As a block of Markdown. */
    public String block(String name) {
        return "```java\n" + part(name) + "```";
    }

    /** All blocks of Java in a guide. */
    public static List<String> blocksOf(Path guide) throws IOException {
        return BLOCK.matcher(Files.readString(guide))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String withoutIndent(MatchResult marked) {
        return marked.group(3).indent(-marked.group(1).length());
    }
}
