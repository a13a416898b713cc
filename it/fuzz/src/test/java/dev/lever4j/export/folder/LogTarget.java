package dev.lever4j.export.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lever4j.export.ExportFileException;
import dev.lever4j.fuzz.Check;
import dev.lever4j.fuzz.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A manifest.log. It is refused as damaged, or says the same once its lines were written and read again; whatever it is
 * cut to says a beginning of what it said. Of a log that begins with a brace, lines are put into a chain first, since
 * no fuzzer guesses a hash.
 */
public final class LogTarget {
    private static final Path FILE = file();

    private LogTarget() {}

    public static void fuzzerInitialize() throws Throwable {
        Target.LOG.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        byte[] log = input.length > 0 && input[0] == '{' ? chained(new String(input, UTF_8)) : input;
        List<LogLine> lines;
        try {
            lines = read(log);
        } catch (ExportFileException damaged) {
            return;
        }
        for (LogLine line : lines) {
            byte[] written = line.toBytes(7, "x");
            LogLine again = LogLine.parse(JsonValues.parse(written));
            Check.equal(again, line, "written and read again it is another line");
            Check.that(Arrays.equals(again.toBytes(7, "x"), written), "it is written otherwise the second time");
            Check.that(line.run() >= 0, "a run before the first");
            line.segments().forEach(LogTarget::checkSegment);
        }
        for (int left : new int[] {1, log.length / 3}) {
            List<LogLine> fewer = read(Arrays.copyOf(log, Math.max(0, log.length - left)));
            Check.equal(fewer, lines.subList(0, fewer.size()), "what is cut says something else");
        }
    }

    private static void checkSegment(FolderManifest.Segment segment) {
        Check.that(segment.rows() >= 0 && segment.bytes() >= 0, "less than nothing is in it");
        for (String part : segment.name().split("/", -1)) {
            Check.fileName(part, 255);
        }
    }

    private static List<LogLine> read(byte[] log) {
        List<LogLine> lines = new ArrayList<>();
        Ledger ledger = new Ledger();
        try {
            Files.write(FILE, log);
            new ManifestLog.Reading(FILE, line -> {
                        ledger.apply(line);
                        lines.add(line);
                    })
                    .read();
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] chained(String text) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        String previous = "0".repeat(64);
        int number = 0;
        for (String line : text.split("\n", -1)) {
            byte[] bytes = line.replaceFirst("\\{", "{\"line\":" + number++ + ",\"previous\":\"" + previous + "\",")
                    .getBytes(UTF_8);
            log.writeBytes(bytes);
            log.write('\n');
            previous = Sha256.hex(bytes);
        }
        return log.toByteArray();
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("manifest", ".log");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
