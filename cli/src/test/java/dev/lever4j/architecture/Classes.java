package dev.lever4j.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The compiled classes of the modules, taken from their build folders: a module that was not built is a failure, not a
 * pass.
 */
final class Classes {
    private static final String[] MODULES = {
        "core",
        "simulator",
        "reactor-api",
        "export",
        "integrations/token-store-file",
        "integrations/sink-parquet",
        "integrations/sink-postgres",
        "cli"
    };

    private Classes() {}

    static JavaClasses main(String... modules) {
        return read("classes", modules.length == 0 ? MODULES : modules);
    }

    static JavaClasses tests() {
        return read("test-classes", MODULES);
    }

    private static JavaClasses read(String folder, String... modules) {
        Path[] folders = Arrays.stream(modules)
                .map(module -> Path.of("..", module, "target", folder))
                .toArray(Path[]::new);
        for (Path path : folders) {
            if (!Files.isDirectory(path)) {
                throw new IllegalStateException(path + " is missing: run the build from the top");
            }
        }
        return new ClassFileImporter().importPaths(folders);
    }
}
