package dev.lever4j.export.redact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which fields may leave, for each resource: what it does not name is dropped, at any depth, so that a field that Lever
 * adds later does not get out. Read from YAML, whose form {@code docs/redaction.md} describes. Immutable; equal to
 * others with the same effect.
 */
public final class RedactionProfile {
    /** By these records are found, counted and told apart; the ids of parents too. */
    static final Map<String, Rule> ALWAYS = Map.of(
            "id", Rule.KEEP,
            "createdAt", Rule.KEEP,
            "updatedAt", Rule.KEEP,
            "opportunityId", Rule.KEEP,
            "postingId", Rule.KEEP);

    private static final String STRICT = "strict.yaml";

    /** Names that no reader of YAML takes for a number, a flag, nothing or the end. */
    private static final Pattern PLAIN = Pattern.compile("(?i)(?!(y|n|yes|no|on|off|true|false|null)$)[a-z].*");

    private final SortedMap<String, SortedMap<String, Rule>> resources = new TreeMap<>();

    /** Rules that drop what is dropped anyway are left out. */
    RedactionProfile(Map<String, Map<String, Rule>> resources) {
        resources.forEach((resource, rules) -> {
            SortedMap<String, Rule> said = new TreeMap<>(rules);
            said.values().removeIf(rule -> rule == Rule.DROP);
            this.resources.put(resource, Collections.unmodifiableSortedMap(said));
        });
    }

    /**
     * What comes with the library: ids, stages, times and what an account publishes are kept; emails, phones, tags and
     * sources are hashed; names, links, free text and all that is not known to be harmless are dropped. A later version
     * may let more of it through, and hence not go on with an export that an earlier one began.
     */
    public static RedactionProfile strict() {
        try (InputStream in =
                Objects.requireNonNull(RedactionProfile.class.getResourceAsStream(STRICT), "comes with the library")) {
            return ProfileReader.whole(STRICT, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The profile of a YAML text.
     *
     * @param name what messages call it
     * @throws RedactionException if it is none
     */
    public static RedactionProfile parse(String name, String yaml) {
        return ProfileReader.over(strict(), name, yaml);
    }

    /** Whether anything is replaced by a hash. */
    public boolean needsKey() {
        return resources.values().stream()
                .anyMatch(rules -> rules.values().stream().anyMatch(Rule::isHash));
    }

    SortedMap<String, SortedMap<String, Rule>> resources() {
        return Collections.unmodifiableSortedMap(resources);
    }

    /** All that it lets through, as YAML that {@link #parse} takes. */
    public String toText() {
        StringBuilder text = new StringBuilder("redaction: 1\n");
        resources.forEach((resource, rules) -> {
            text.append('\n').append(resource).append(rules.isEmpty() ? ": {}\n" : ":\n");
            rules.forEach((path, rule) -> text.append("  ")
                    .append(PLAIN.matcher(path).matches() ? path : '"' + path + '"')
                    .append(": ")
                    .append(rule.text())
                    .append('\n'));
        });
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RedactionProfile that && resources.equals(that.resources);
    }

    @Override
    public int hashCode() {
        return resources.hashCode();
    }

    @Override
    public String toString() {
        return "RedactionProfile[" + resources.size() + " resources]";
    }
}
