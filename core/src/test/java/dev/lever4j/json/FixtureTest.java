package dev.lever4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.lever4j.json.Fixtures.Fixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class FixtureTest {
    static Stream<Fixture> all() {
        return Fixtures.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void decodes_and_encodes_equal_but_for_nulls(Fixture fixture) {
        List<JsonNode> sent = fixture.records();
        List<?> read = fixture.items();
        assertThat(read).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            JsonNode encoded = Fixtures.PLAIN.readTree(LeverJson.encode(read.get(i)));
            assertThat(Normal.nullIsAbsent(encoded)).isEqualTo(Normal.of(sent.get(i), fixture.model()));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_a_model_leaves_out_was_always_empty(Fixture fixture) {
        JsonIgnoreProperties leftOut = fixture.model().getAnnotation(JsonIgnoreProperties.class);
        List<String> names = leftOut == null ? List.of() : List.of(leftOut.value());
        for (JsonNode record : fixture.records()) {
            assertThat(names)
                    .allSatisfy(
                            name -> assertThat(record.path(name).toString()).isIn("", "null", "false", "\"\"", "[]"));
        }
    }

    /** All but those whose model keeps only what two forms have in common. */
    static Stream<Fixture> declared() {
        return Fixtures.all().filter(Fixture::declaresAll);
    }

    /** All but lists that lie deeper than a raw reader looks, and answers without data. */
    static Stream<Fixture> sliced() {
        return Fixtures.all().filter(fixture -> !fixture.slices().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("declared")
    void every_field_that_was_ever_seen_has_a_component(Fixture fixture) {
        for (Object item : fixture.items()) {
            assertThat(Undeclared.in(item)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("sliced")
    void raw_records_are_the_bytes_between_their_offsets(Fixture fixture) {
        List<JsonNode> sent = fixture.records();
        List<RawJson> slices = fixture.slices();
        assertThat(slices).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(Fixtures.PLAIN.readTree(slices.get(i).bytes())).isEqualTo(sent.get(i));
        }
    }
}
