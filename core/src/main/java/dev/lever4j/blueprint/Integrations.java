package dev.lever4j.blueprint;

import dev.lever4j.blueprint.Value.Field;
import dev.lever4j.blueprint.Value.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code integrations.yaml} says. The format is that of docs/blueprint.md; all of a file is checked, and
 * {@link BlueprintException} lists everything that is wrong with it. Nothing here opens a file, reads the environment
 * or logs.
 *
 * @param byName in the order of the file
 * @param warnings what can be used, and is worth a second look
 */
public record Integrations(Map<String, Integration> byName, List<Problem> warnings) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public Integrations {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads all integrations of a file.
     *
     * @param file what messages call it
     * @param text its content
     * @param environment variables that stand behind {@code ${NAME}}, such as {@code System.getenv()}
     * @throws BlueprintException if anything in it is wrong
     */
    public static Integrations parse(String file, String text, Map<String, String> environment) {
        return parse(file, text, environment, null);
    }

    /**
     * Reads one integration of a file. Variables that only others need may be missing.
     *
     * @throws BlueprintException if anything in it is wrong, or there is none of that name
     */
    public static Integrations parseOne(String file, String text, Map<String, String> environment, String name) {
        return parse(file, text, environment, name);
    }

    /**
     * The integration of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Integration get(String name) {
        Integration found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no integration of this name" + Nearest.hintOrAll(name, byName.keySet()));
        }
        return found;
    }

    private static Integrations parse(
            String file, String text, Map<String, String> environment, @Nullable String only) {
        Findings findings = new Findings();
        Reading reading = new Reading(environment, findings);
        Fields integrations = integrations(file, text, reading);
        Map<String, Integration> read = new LinkedHashMap<>();
        integrations.byKey().forEach((name, field) -> {
            if (only == null || only.equals(name)) {
                Integration one = one(name, field, reading);
                if (one != null) {
                    read.put(name, one);
                }
            }
        });
        if (only != null && !integrations.byKey().containsKey(only)) {
            findings.problem(
                    integrations.place(),
                    "there is no integration of this name" + Nearest.hintOrAll(only, names(integrations)));
        }
        findings.throwIfAny();
        return new Integrations(read, findings.warnings());
    }

    private static Fields integrations(String file, String text, Reading reading) {
        Findings findings = reading.findings();
        Value root = YamlReader.read(file, text, findings);
        if (!(root instanceof Fields fields)) {
            Place place = root == null ? new Place(file, 1, 1) : root.place();
            findings.problem(place, "a blueprint begins with the key integrations");
            throw findings.exception();
        }
        Section top = Section.top("the file", fields, Set.of("integrations"), reading);
        if (!top.has("integrations")) {
            findings.problem(fields.place(), "the key integrations is missing");
        }
        Fields integrations = top.fields("integrations");
        if (integrations == null) {
            throw findings.exception();
        }
        if (integrations.byKey().isEmpty()) {
            findings.problem(integrations.place(), "there is no integration in it");
        }
        return integrations;
    }

    private static @Nullable Integration one(String name, Field field, Reading reading) {
        if (!NAME.matcher(name).matches()) {
            reading.findings()
                    .problem(
                            field.place(),
                            "an integration's name is made of letters, digits, dots, dashes and underscores");
            return null;
        }
        if (!(field.value() instanceof Fields fields)) {
            reading.findings().problem(field.place(), "an integration must be a map of keys and values");
            return null;
        }
        return new IntegrationReader(name, field.place(), fields, reading).read();
    }

    /** Only those that are names: whatever else stands there may be a secret in the wrong place. */
    private static List<String> names(Fields integrations) {
        return integrations.byKey().keySet().stream()
                .filter(name -> NAME.matcher(name).matches())
                .toList();
    }
}
