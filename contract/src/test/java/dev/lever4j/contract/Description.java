package dev.lever4j.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published description of Lever's API, as a tree. */
final class Description {
    static final String RESOURCE = "/dev/lever4j/lever-openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private final JsonNode root;

    private Description(JsonNode root) {
        this.root = root;
    }

    static Description published() {
        return new Description(new YAMLMapper().readTree(text()));
    }

    static String text() {
        try (InputStream in = Objects.requireNonNull(Description.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** In the order of the file. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.get("paths")
                .forEachEntry((template, item) -> item.forEachEntry((method, node) -> {
                    if (METHODS.contains(method)) {
                        operations.add(new Operation(this, method, template, item, node));
                    }
                }));
        return operations;
    }

    Operation operation(String id) {
        return operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
    }

    /** The node itself, or what its {@code $ref} points to; missing if that does not exist. */
    JsonNode resolve(JsonNode node) {
        JsonNode ref = node.path("$ref");
        return ref.isString() ? root.at(ref.stringValue().substring(1)) : node;
    }
}
