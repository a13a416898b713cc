package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import dev.lever4j.endpoint.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/** What the mapper treats by a rule of its own is read by the mapper, whatever that rule is. */
class QuickTypesTest {
    record NotPublic(@Nullable String a) {}

    public record OfNotPublic(@Nullable NotPublic a) {}

    public record Alias(@JsonAlias("b") @Nullable String a) {}

    public record Upper(
            @JsonDeserialize(using = UpperReader.class) @Nullable
            String a) {}

    public record Ignored(
            @JsonIgnore @Nullable String a, @Nullable String b) {}

    public record Required(
            @JsonProperty(value = "b", required = true) @Nullable
            String a) {}

    public record ReadOnly(
            @JsonProperty(value = "a", access = JsonProperty.Access.READ_ONLY) @Nullable
            String a) {}

    /** The accessor that is written out has not the component's annotations. */
    public record Accessor(@JsonProperty("b") @Nullable String a) {
        @Override
        public @Nullable String a() {
            return a;
        }
    }

    public record Constructed(@Nullable String a, @Nullable String b) {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Constructed(@JsonProperty("a") @Nullable String a) {
            this(a, "made");
        }
    }

    public record Created(@Nullable String a) {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public static Created of(@JsonProperty("a") @Nullable String a) {
            return new Created("of " + a);
        }
    }

    @JsonIgnoreProperties("a")
    interface Silent {}

    public record Heir(@Nullable String a) implements Silent {}

    interface Named {
        @JsonProperty("b")
        @Nullable
        String a();
    }

    public record NamedElsewhere(@Nullable String a) implements Named {}

    public record WithSetter(@Nullable String a) {
        @JsonSetter("b")
        public void set(String b) {}
    }

    public record Absent(Optional<String> a) {}

    public record Primitive(@Nullable String a, int n) {}

    public record Numbered(@Nullable Map<Integer, String> a) {}

    public record Plain(@Nullable String a) {}

    static final class UpperReader extends StdDeserializer<String> {
        UpperReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            return parser.getString().toUpperCase(Locale.ROOT);
        }
    }

    static Stream<Class<?>> special() {
        return Stream.of(
                NotPublic.class,
                OfNotPublic.class,
                Alias.class,
                Upper.class,
                Ignored.class,
                Required.class,
                ReadOnly.class,
                Accessor.class,
                Constructed.class,
                Created.class,
                Heir.class,
                NamedElsewhere.class,
                WithSetter.class,
                Absent.class,
                Primitive.class,
                Numbered.class);
    }

    @ParameterizedTest
    @MethodSource("special")
    void whatTheMapperKnowsBetterIsLeftToIt(Class<?> type) {
        PageReader<?> reader = PageReader.typed(type, Shape.PAGED);
        for (String record :
                List.of("{}", "{\"a\":\"x\"}", "{\"b\":\"x\"}", "{\"a\":{\"a\":\"x\"}}", "{\"a\":{\"1\":\"x\"}}")) {
            byte[] page = ("{\"data\":[" + record + "]}").getBytes(UTF_8);
            PageBytes<?> quick = reader.quickly(page);
            if (quick != null) {
                assertThat(quick).as(record).isEqualTo(reader.plainly(page));
            }
        }
    }

    @Test
    void aPlainRecordIsNot() {
        byte[] page = "{\"data\":[{\"a\":\"x\"}]}".getBytes(UTF_8);
        assertThat(PageReader.typed(Plain.class, Shape.PAGED).quickly(page)).isNotNull();
    }
}
