package dev.lever4j.blueprint;

import dev.lever4j.blueprint.Value.Field;
import dev.lever4j.blueprint.Value.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A blueprint that comes with the library: what an integration need not say itself. Its YAML is a resource,
 * {@code dev/lever4j/blueprints/NAME.yaml}.
 */
public final class Blueprint {
    /** The names, without versions. */
    public static final List<String> NAMES = List.of("lever", "lever-sandbox", "lever-basic", "lever-basic-sandbox");

    private static final Pattern VERSION = Pattern.compile("v\\d{1,9}");

    private final String name;
    private final String version;
    private final String text;
    private final Fields content;

    private Blueprint(String name, String version, String text, Fields content) {
        this.name = name;
        this.version = version;
        this.text = text;
        this.content = content;
    }

    /**
     * Finds {@code lever:v0}, or the latest version where only {@code lever} is said.
     *
     * @throws IllegalArgumentException if there is no such blueprint; the message names the nearest
     */
    public static Blueprint named(String reference) {
        return find(reference)
                .orElseThrow(() -> new IllegalArgumentException("there is no such blueprint" + hint(reference)));
    }

    /** {@code NAME:VERSION}. */
    public String reference() {
        return name + ":" + version;
    }

    /** The YAML, with all versions. */
    public String text() {
        return text;
    }

    /** What it says under a key such as {@code auth}. */
    Fields section(String key) {
        return fields(content.byKey(), key);
    }

    static Optional<Blueprint> find(String reference) {
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        String text = resource(name);
        Map<String, Field> versions = versions(name, text);
        return versions.keySet().stream()
                .filter(version -> colon < 0 || version.equals(reference.substring(colon + 1)))
                .max(LATEST)
                .map(version -> new Blueprint(name, version, text, fields(versions, version)));
    }

    /** By number: v10 comes after v9. */
    static final Comparator<String> LATEST = Comparator.comparingInt(version -> Integer.parseInt(version.substring(1)));

    static String hint(String reference) {
        List<String> references =
                NAMES.stream().map(name -> find(name).orElseThrow().reference()).toList();
        return Nearest.hintOrAll(reference, reference.contains(":") ? references : NAMES);
    }

    private static Fields fields(Map<String, Field> all, String key) {
        return (Fields) Objects.requireNonNull(all.get(key), key).value();
    }

    private static Map<String, Field> versions(String name, String text) {
        Findings findings = new Findings();
        Fields root = (Fields) Objects.requireNonNull(YamlReader.read(name + ".yaml", text, findings));
        findings.throwIfAny();
        Fields versions = fields(root.byKey(), "versions");
        versions.byKey().keySet().forEach(version -> {
            if (!VERSION.matcher(version).matches()) {
                throw new IllegalStateException("a bundled blueprint has a version that is none");
            }
        });
        return versions.byKey();
    }

    private static String resource(String name) {
        try (InputStream in = Blueprint.class.getResourceAsStream("/dev/lever4j/blueprints/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a bundled blueprint cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return reference();
    }
}
