package dev.lever4j.cli;

import dev.lever4j.blueprint.BlueprintException;
import dev.lever4j.blueprint.Integrations;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An {@code integrations.yaml} on the disk. What is wrong with it ends the command. Blocks. */
final class IntegrationsFile {
    private IntegrationsFile() {}

    static Integrations all(Path file, Map<String, String> env) {
        return read(file, text -> Integrations.parse(file.toString(), text, env));
    }

    /** That one alone; others may lack variables. */
    static Integrations one(Path file, Map<String, String> env, String name) {
        return read(file, text -> Integrations.parseOne(file.toString(), text, env, name));
    }

    private interface Parser {
        Integrations parse(String text);
    }

    private static Integrations read(Path file, Parser parser) {
        try {
            return parser.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (BlueprintException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            throw Failure.usage(file + " is not text in UTF-8");
        } catch (IOException e) {
            throw Failure.localIo(file + " could not be read; check its name and your rights to it", e);
        }
    }
}
