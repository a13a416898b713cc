package dev.lever4j.export.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.table.Table;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionProfileTest {
    private static RedactionProfile parse(String yaml) {
        return RedactionProfile.parse("mine.yaml", yaml);
    }

    @Test
    void theStrictOneNamesEveryResource() {
        Set<String> resources =
                Arrays.stream(ExportResource.values()).map(ExportResource::text).collect(Collectors.toSet());

        assertThat(RedactionProfile.strict().resources().keySet()).isEqualTo(resources);
    }

    /** A rule for a field that no model knows is a slip of the pen, or the model has changed. */
    @ParameterizedTest
    @EnumSource(ExportResource.class)
    void theStrictOneNamesNoFieldThatTheTablesDoNotHave(ExportResource resource) {
        Set<String> columns = Table.of(resource).columns().stream()
                .map(column -> flat(column.name()))
                .collect(Collectors.toSet());
        Set<String> beyond = Set.of("secret");

        assertThat(
                        RedactionProfile.strict()
                                .resources()
                                .getOrDefault(resource.text(), new TreeMap<>())
                                .keySet()
                                .stream()
                                .map(path -> path.split("\\."))
                                .filter(names -> !beyond.contains(names[0])))
                .allSatisfy(names -> assertThat(columns)
                        .anyMatch(column -> column.equals(flat(names[0])) || column.startsWith(flat(names[0]))));
    }

    private static String flat(String name) {
        return name.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void whatItLetsThroughCanBeShownAndReadBack() {
        RedactionProfile strict = RedactionProfile.strict();

        assertThat(parse(strict.toText())).isEqualTo(strict);
        assertThat(strict.toText()).contains("\nopportunities:\n", "  emails: hash email\n", "deleted_opportunities:");
        assertThat(parse("redaction: 1\nusers:\n").toText()).isEqualTo("redaction: 1\n\nusers: {}\n");
    }

    /** Or else it would be another profile, or none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes", "No", "on", "y", "true", "NULL", "null", "1", "1.5", "0x1F", "1e3", "-1", "---", "_", "a-b"
            })
    void aNameThatYamlTakesForSomethingElseIsShownAsText(String name) {
        RedactionProfile own = parse("redaction: 1\nusers: {\"" + name + "\": keep, \"a." + name + "\": hash}\n");

        assertThat(parse(own.toText())).isEqualTo(own);
        assertThat(own.toText()).contains("  a." + name + ": hash\n");
        assertThat(own.toText().contains("  " + name + ": keep\n")).isEqualTo(name.equals("a-b"));
    }

    @Test
    void oneOfOnesOwnLetsThroughWhatItNamesAlone() {
        RedactionProfile own = parse("redaction: 1\nusers: {name: keep, email: drop}\n");

        assertThat(own.toText()).isEqualTo("redaction: 1\n\nusers:\n  name: keep\n");
        assertThat(own.needsKey()).isFalse();
    }

    @Test
    void oneOnTopOfTheStrictOneChangesWhatItNames() {
        RedactionProfile own = parse("""
                redaction: 1
                base: strict
                tags: {text: keep}
                opportunities: {dataProtection: drop, dataProtection.store.allowed: keep, emails: drop}
                """);
        String opportunities = own.toText().replaceAll("(?s).*\nopportunities:\n(.*?)\n\n.*", "$1");

        assertThat(own.needsKey()).isTrue();
        assertThat(own.toText())
                .contains("\ntags:\n  count: keep\n  text: keep\n")
                .contains("\nstages:\n");
        assertThat(opportunities.lines().map(String::strip))
                .contains("stage: keep", "dataProtection.store.allowed: keep", "phones.value: hash phone")
                .noneMatch(line -> line.startsWith("emails"))
                .filteredOn(line -> line.startsWith("dataProtection"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users: {name: keep}                          | begin with",
                "redaction: 2                                 | begin with",
                "[]                                           | must be a map",
                "{redaction: 1, user: {name: keep}}           | \"user\" is no resource",
                "{redaction: 1, users: keep}                  | users must be a map",
                "{redaction: 1, users: {name: show}}          | users: name must be keep",
                "{redaction: 1, users: {name: [keep]}}        | users: name must be keep",
                "{redaction: 1, users: {a..b: keep}}          | no path",
                "{redaction: 1, users: {'a\"b': keep}}        | no path",
                "{redaction: 1, users: {id: hash}}            | always kept",
                "{redaction: 1, users: {updatedAt: drop}}     | always kept",
                "{redaction: 1, base: loose}                  | must be \"strict\"",
                "{redaction: 1, users: {name: keep, name: drop}} | not YAML",
                "{redaction: 1                                | not YAML",
            })
    void sayWhatIsWrongAndWhere(String yaml, String told) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(RedactionException.class)
                .hasMessageStartingWith("mine.yaml: ")
                .hasMessageContaining(told);
    }

    @Test
    void aProfileThatHashesNeedsAKey() {
        assertThatThrownBy(() -> Redaction.of(RedactionProfile.strict()))
                .isInstanceOf(RedactionException.class)
                .hasMessageContaining("key");
        assertThat(Redaction.of(parse("redaction: 1"))).hasToString("Redaction[0 resources]");
    }
}
