package dev.lever4j.spring;

import dev.lever4j.blueprint.BlueprintException;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.blueprint.Integrations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Reads an integrations.yaml when the application starts. */
final class BlueprintFile {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.blueprint");
    /** A path is one of the file system, not of the classpath as elsewhere in Spring. */
    private static final ResourceLoader FILES = ApplicationResourceLoader.get(new DefaultResourceLoader(), true);

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private BlueprintFile() {}

    static Integration read(String file, @Nullable String name, Map<String, String> variables) {
        String wanted = Configured.needed("lever4j.integration", name);
        try {
            String text = text(FILES.getResource(file));
            Integrations read = Integrations.parseOne(file, text, variables, wanted);
            read.warnings().forEach(warning -> LOG.warn("{}", warning));
            return read.get(wanted);
        } catch (BlueprintException e) {
            throw new LeverConfigurationException(
                    "the file of lever4j.blueprint cannot be used:\n\n" + e.getMessage(),
                    "Correct the file; lever4j.integration names the integration in it.",
                    e);
        } catch (IOException e) {
            throw new LeverConfigurationException(
                    "the file of lever4j.blueprint cannot be read: " + file,
                    "Correct lever4j.blueprint, a path or a location such as classpath:integrations.yaml, or the rights to the"
                            + " file. It must be in UTF-8.",
                    e);
        }
    }

    /** What has a name that a variable can have, as Spring finds it: the process's environment, and properties. */
    static Map<String, String> variables(ConfigurableEnvironment environment) {
        Map<String, String> found = new HashMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            names(source)
                    .filter(name -> VARIABLE.matcher(name).matches())
                    .forEach(name -> found.putIfAbsent(name, value(environment, source.getProperty(name))));
        }
        return found;
    }

    private static Stream<String> names(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> listed
                ? Arrays.stream(listed.getPropertyNames())
                : Stream.empty();
    }

    /** Most of them are not ours, and what Spring cannot resolve may be meant as it stands. */
    private static String value(ConfigurableEnvironment environment, @Nullable Object said) {
        String text = Objects.toString(said, "");
        try {
            return environment.resolvePlaceholders(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String text(Resource file) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(file.getContentAsByteArray());
        return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
    }
}
