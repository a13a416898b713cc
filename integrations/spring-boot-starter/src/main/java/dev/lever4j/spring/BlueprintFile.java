package dev.lever4j.spring;

import dev.lever4j.blueprint.BlueprintException;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.blueprint.Integrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** Reads an integrations.yaml when the application starts. */
final class BlueprintFile {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.blueprint");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private BlueprintFile() {}

    static Integration read(String file, @Nullable String name, Map<String, String> variables) {
        String wanted = Configured.needed("lever4j.integration", name);
        try {
            String text = Files.readString(Path.of(file));
            Integrations read = Integrations.parseOne(file, text, variables, wanted);
            read.warnings().forEach(warning -> LOG.warn("{}", warning));
            return read.get(wanted);
        } catch (BlueprintException e) {
            throw new LeverConfigurationException(
                    "the file of lever4j.blueprint cannot be used:\n\n" + e.getMessage(),
                    "Correct the file; lever4j.integration names the integration in it.",
                    e);
        } catch (IOException | InvalidPathException e) {
            throw new LeverConfigurationException(
                    "the file of lever4j.blueprint cannot be read: " + file,
                    "Correct the path in lever4j.blueprint, or the rights to the file. It must be a file, in UTF-8.",
                    e);
        }
    }

    /** What has a name that a variable can have, as Spring finds it: the process's environment, and properties. */
    static Map<String, String> variables(ConfigurableEnvironment environment) {
        Map<String, String> found = new HashMap<>();
        environment.getPropertySources().stream()
                .flatMap(BlueprintFile::names)
                .filter(name -> VARIABLE.matcher(name).matches())
                .forEach(name -> found.put(name, Objects.requireNonNullElse(environment.getProperty(name), "")));
        return found;
    }

    private static Stream<String> names(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> listed
                ? Arrays.stream(listed.getPropertyNames())
                : Stream.empty();
    }
}
