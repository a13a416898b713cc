package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** The types of a module, to hold the lists against in which Spring looks for them. */
public record ModuleTypes(Path classes) {
    /** @param one of them */
    public static ModuleTypes of(Class<?> one) {
        try {
            return new ModuleTypes(Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Their names; none would be a test that finds nothing. */
    public List<String> all(Predicate<Class<?>> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> found = files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .filter(name -> wanted.test(load(name)))
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    /** The names of our own that Spring finds in its factories, and can make; its own may want what is not here. */
    public static List<String> made(Class<?> kind) {
        return SpringFactoriesLoader.forDefaultResourceLocation().load(kind, ModuleTypes::failOverOurs).stream()
                .map(one -> one.getClass().getName())
                .filter(ModuleTypes::isOurs)
                .toList();
    }

    static boolean isOurs(String name) {
        return name.startsWith("dev.lever4j.");
    }

    private static void failOverOurs(Class<?> type, String name, Throwable failure) {
        assertThat(isOurs(name)).as("%s: %s", name, failure).isFalse();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ModuleTypes.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
