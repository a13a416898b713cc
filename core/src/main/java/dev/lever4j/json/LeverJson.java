package dev.lever4j.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.lever4j.error.MalformedResponseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as this SDK reads and writes it: UTF-8 without a byte order mark, no key twice, nothing after the text, limits
 * on everything, no value bent into another type, no number rounded.
 */
public final class LeverJson {
    static final JsonMapper MAPPER = mapper();
    private static final ObjectReader MAP = reader(LinkedHashMap.class);

    private LeverJson() {}

    /**
     * Reads one text into one of the models.
     *
     * @throws MalformedResponseException if it is not well-formed or does not fit the type; the message quotes no
     *     content
     */
    public static <T> T decode(byte[] json, Class<T> type) {
        RecordReader<T> record = RecordReader.typed(type);
        return Document.read(json, parser -> record.read(json, parser).item());
    }

    /**
     * Reads one object without a model: text, {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger},
     * {@code BigDecimal}, lists and maps, in order; a JSON null is a null value. The map is the caller's own.
     *
     * @throws MalformedResponseException if it is not one well-formed object
     */
    public static Map<String, @Nullable Object> map(byte[] json) {
        return Document.read(json, LeverJson::anyObject);
    }

    /** Writes a model, or what {@link #map} returns, as compact UTF-8. */
    public static byte[] encode(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static Map<String, @Nullable Object> anyObject(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Fault.at(parser, "it is not an object");
        }
        return MAP.readValue(parser);
    }

    /** Reads one value from where a parser stands and leaves the parser behind it. */
    static ObjectReader reader(Class<?> type) {
        // what follows one record in a page is the next one, and the document checks its own end
        return MAPPER.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(Limits.constraints())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
                .withCoercionConfigDefaults(LeverJson::nothingBent)
                .withCoercionConfig(LogicalType.Float, LeverJson::integersAreDecimals)
                .changeDefaultPropertyInclusion(LeverJson::presentOnly)
                .withConfigOverride(
                        List.class, lists -> lists.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
                .addModule(new ModelModule())
                .build();
    }

    private static void nothingBent(MutableCoercionConfig config) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }

    private static void integersAreDecimals(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert);
    }

    /** What was null or absent is not written; an absent list is one of these, though it reads as empty. */
    private static JsonInclude.Value presentOnly(JsonInclude.Value defaults) {
        return defaults.withValueInclusion(JsonInclude.Include.CUSTOM).withValueFilter(AbsentFilter.class);
    }
}
