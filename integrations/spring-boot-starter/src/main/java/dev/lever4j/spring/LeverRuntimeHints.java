package dev.lever4j.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** What a native image would leave out: files of the core, and the types that Jackson looks into. */
final class LeverRuntimeHints implements RuntimeHintsRegistrar {
    /** Models and bodies are read and written by Jackson; what is in json it makes by itself. */
    private static final List<String> JACKSONS = List.of("model", "request", "json");

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern("dev/lever4j/lever-openapi.yaml");
        hints.resources().registerPattern("dev/lever4j/blueprints/*.yaml");
        hints.resources().registerPattern("dev/lever4j/r2dbc/*.sql");
        PathMatchingResourcePatternResolver found = new PathMatchingResourcePatternResolver(classLoader);
        MetadataReaderFactory names = new CachingMetadataReaderFactory(found);
        JACKSONS.stream()
                .flatMap(room -> classes(room, found))
                .map(file -> name(file, names))
                .forEach(name -> hints.reflection()
                        .registerType(
                                TypeReference.of(name),
                                MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                                MemberCategory.INVOKE_DECLARED_METHODS,
                                MemberCategory.ACCESS_DECLARED_FIELDS));
    }

    private static Stream<Resource> classes(String room, PathMatchingResourcePatternResolver found) {
        try {
            return Arrays.stream(found.getResources("classpath*:dev/lever4j/" + room + "/**/*.class"))
                    .filter(file -> !String.valueOf(file.getFilename()).endsWith("-info.class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource file, MetadataReaderFactory names) {
        try {
            return names.getMetadataReader(file).getClassMetadata().getClassName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
