package dev.lever4j.blueprint;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2. What the parser says of a bad file is not passed on, since it quotes the file; only its place is, and
 * what is wrong in words of our own.
 */
final class YamlReader {
    static final int MOST_CHARACTERS = 256 * 1024;

    /** How a message of the parser begins, and what it means. */
    private static final Map<String, String> MEANING = Map.of(
            "mapping values are not allowed here", "a colon where no key can end; put text with a colon in quotes",
            "found character '\\t", "a tab; YAML is indented with blanks",
            "found character '", "text cannot begin with this character; put it in quotes",
            "could not find expected ':'", "a key without a colon after it",
            "found unexpected end of stream", "a quote that is never closed",
            "expected <block end>", "an indentation that fits nothing above it, or a closed quote with text after it",
            "expected ',' or ']'", "a list in brackets that is never closed",
            "expected ',' or '}'", "a map in braces that is never closed",
            "found unknown escape", "an unknown escape in double quotes; use single quotes",
            "sequence entries are not allowed", "a list item where none can stand");

    private YamlReader() {}

    /**
     * The one document of a file; null if there is none.
     *
     * @throws BlueprintException if it is no YAML, or more than a blueprint can need
     */
    static @Nullable Value read(String file, String text, Findings findings) {
        if (text.length() > MOST_CHARACTERS) {
            findings.problem(new Place(file, 1, 1), "longer than " + MOST_CHARACTERS + " characters");
            throw findings.exception();
        }
        YamlTree tree = new YamlTree(file, findings);
        try {
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            for (Event event : new Parse(YamlTree.settings(file)).parseString(plain)) {
                tree.take(event);
            }
        } catch (MarkedYamlEngineException refused) {
            Place place = refused.getProblemMark()
                    .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(new Place(file, 1, 1));
            findings.problem(place, "this is not YAML: " + meaning(refused.getProblem()));
            throw findings.exception();
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException refused) {
            if (refused instanceof BlueprintException ours) {
                throw ours;
            }
            findings.problem(new Place(file, 1, 1), "this is not YAML: it holds characters that YAML does not allow");
            throw findings.exception();
        }
        return tree.root();
    }

    private static String meaning(@Nullable String problem) {
        return MEANING.entrySet().stream()
                .filter(known -> problem != null && problem.startsWith(known.getKey()))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(Map.Entry::getValue)
                .orElse("what stands here cannot be read");
    }
}
