package dev.lever4j.benchmarks.mode;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Ref;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our own models, filled by the databind of Jackson 2. */
final class SameRecords {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addDeserializer(Ref.class, new IdOnly())
                    .addDeserializer(Instant.class, new Millis()))
            .build();

    private SameRecords() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(
            List<Opportunity> data,
            boolean hasNext,
            @Nullable String next) {}

    /** Nothing is expanded here. */
    private static final class IdOnly extends JsonDeserializer<Ref<?>> {
        @Override
        public Ref<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Ref.to(parser.getText());
        }
    }

    private static final class Millis extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.ofEpochMilli(parser.getLongValue());
        }
    }
}
