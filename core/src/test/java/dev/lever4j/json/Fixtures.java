package dev.lever4j.json;

import dev.lever4j.model.Application;
import dev.lever4j.model.ArchiveReason;
import dev.lever4j.model.Contact;
import dev.lever4j.model.DeletedApplication;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Posting;
import dev.lever4j.model.Source;
import dev.lever4j.model.Stage;
import dev.lever4j.model.Tag;
import dev.lever4j.model.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded samples, and the model that each is of by its file's name. */
final class Fixtures {
    /** A reader with nothing of ours in it, so that it can judge ours. */
    static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, Class<?>> MODELS = new LinkedHashMap<>();

    static {
        MODELS.put("applications-deleted", DeletedApplication.class);
        MODELS.put("opportunities", Opportunity.class);
        MODELS.put("applications", Application.class);
        MODELS.put("postings", Posting.class);
        MODELS.put("stages", Stage.class);
        MODELS.put("users", User.class);
        MODELS.put("archive_reasons", ArchiveReason.class);
        MODELS.put("tags", Tag.class);
        MODELS.put("sources", Source.class);
        MODELS.put("contacts", Contact.class);
    }

    private Fixtures() {}

    record Fixture(String name, Class<?> model, byte[] bytes) {
        boolean isList() {
            return PLAIN.readTree(bytes).get("data").isArray();
        }

        List<JsonNode> records() {
            JsonNode data = PLAIN.readTree(bytes).get("data");
            List<JsonNode> records = new ArrayList<>();
            if (data.isArray()) {
                data.forEach(records::add);
            } else {
                records.add(data);
            }
            return records;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Fixture named(String name) {
        return all().filter(f -> f.name.equals(name)).findFirst().orElseThrow();
    }

    static Stream<Fixture> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().map(Fixtures::load).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture load(Path file) {
        try {
            String name = Objects.requireNonNull(file.getFileName()).toString().replace(".json", "");
            return new Fixture(name, model(name), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> model(String name) {
        return MODELS.entrySet().stream()
                .filter(model -> name.startsWith(model.getKey() + "-"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no model for " + name));
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(Fixtures.class.getResource("/fixtures"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
