package dev.lever4j.json;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.fuzz.Check;
import dev.lever4j.fuzz.Target;
import dev.lever4j.model.Application;
import dev.lever4j.model.Interview;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Posting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A letter that chooses a reader, and an answer. The quick way reads what the plain way reads or leaves it alone; what
 * was read is the same once it was written and read again; whatever is refused is refused in our words.
 */
public final class PageTarget {
    /** What a reader is of. */
    record Way<T>(PageReader<T> reader, @Nullable Class<T> model) {
        static <T> Way<T> typed(Class<T> model, Shape shape) {
            return new Way<>(PageReader.typed(model, shape), model);
        }

        static Way<RawJson> raw(Shape shape) {
            return new Way<>(PageReader.raw(shape), null);
        }
    }

    private static final List<Way<?>> WAYS = List.of(
            Way.typed(Opportunity.class, Shape.PAGED),
            Way.typed(Posting.class, Shape.PAGED),
            Way.typed(Interview.class, Shape.PAGED),
            Way.typed(Application.class, Shape.LIST),
            Way.raw(Shape.PAGED),
            Way.raw(Shape.PAGED_OR_ONE),
            Way.raw(Shape.PAGED_OR_NESTED),
            Way.raw(Shape.BARE_LIST));

    private PageTarget() {}

    public static void fuzzerInitialize() throws Throwable {
        Target.PAGE.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            check(way(input[0]), Arrays.copyOfRange(input, 1, input.length));
        }
    }

    static Way<?> way(byte letter) {
        return WAYS.get(Math.floorMod(letter - 'a', WAYS.size()));
    }

    private static <T> void check(Way<T> way, byte[] page) {
        PageBytes<T> plain = plainly(way.reader(), page);
        PageBytes<T> quick = way.reader().quickly(page);
        if (quick != null) {
            Check.that(plain != null, "the quick way reads what the plain way refuses");
            Check.equal(quick, plain, "the quick way reads something else");
        }
        if (plain != null) {
            for (int i = 0; i < plain.items().size(); i++) {
                checkBytes(plain.records().get(i), page);
                Class<T> model = way.model();
                if (model != null) {
                    checkModel(plain.items().get(i), model, plain.records().get(i));
                    Object other =
                            quick == null ? plain.items().get(i) : quick.items().get(i);
                    Check.that(
                            Arrays.equals(
                                    LeverJson.encode(other),
                                    LeverJson.encode(plain.items().get(i))),
                            "the quick way's model is written otherwise");
                }
            }
        }
    }

    private static <T> @Nullable PageBytes<T> plainly(PageReader<T> reader, byte[] page) {
        try {
            return reader.plainly(page);
        } catch (MalformedResponseException refused) {
            Check.refusal(refused);
            return null;
        }
    }

    /** Fields that no model has are written backwards, so that it takes two turns to come back to the same text. */
    private static <T> void checkModel(T item, Class<T> model, RawJson record) {
        byte[] written = LeverJson.encode(item);
        T again = LeverJson.decode(written, model);
        Check.that(again.equals(item) || hasExponent(record), "what was read, written and read again is another");
        T third = LeverJson.decode(LeverJson.encode(again), model);
        Check.that(Arrays.equals(LeverJson.encode(third), written), "it is written otherwise the third time");
    }

    /** Then a decimal such as 1e0 is written as the integer that it is equal to, but not for Java. */
    private static boolean hasExponent(RawJson record) {
        try (JsonParser parser = LeverJson.MAPPER.createParser(record.bytes())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT && parser.getString().matches(".*[eE].*")) {
                    return true;
                }
            }
            return false;
        }
    }

    private static void checkBytes(RawJson record, byte[] page) {
        Check.that(record.length() >= 2 && record.length() <= page.length, "a record of another length");
        Check.equal(RawJson.of(record.bytes()), record, "a record's bytes are another record");
        Map<String, @Nullable Object> fields = record.toMap();
        byte[] line = record.line();
        for (byte b : line) {
            Check.that(b != '\n' && b != '\r', "a line with a break in it");
        }
        Check.equal(LeverJson.map(line), fields, "a record's line says something else");
        Check.equal(record.id().orElse(null), fields.get("id") instanceof String id ? id : null, "another id");
    }
}
