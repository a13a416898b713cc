package dev.lever4j.parquet;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes opportunities of which no two values are alike, in a process that has little memory. */
final class MuchData {
    static final int RECORDS = 60_000;
    static final int LARGE = 40;
    private static final int MEGABYTE = 1 << 20;

    private MuchData() {}

    public static void main(String[] arguments) throws IOException {
        Random random = new Random(1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            FileFormat.Records records = ParquetFormat.create().begin(ExportResource.OPPORTUNITIES, out);
            for (int i = 0; i < RECORDS; i++) {
                write(records, record(random, i, 500));
            }
            for (int i = 0; i < LARGE; i++) {
                write(records, record(random, RECORDS + i, MEGABYTE));
            }
            records.end();
        }
    }

    private static void write(FileFormat.Records records, String record) throws IOException {
        byte[] line = record.getBytes(StandardCharsets.UTF_8);
        records.write(line, 0, line.length);
    }

    private static String record(Random random, int number, int length) {
        String own = "-" + number;
        return "{\"id\":\"id" + own + "\",\"name\":\"name" + own + "\",\"contact\":\"contact" + own
                + "\",\"owner\":\"owner"
                + own + "\",\"stage\":\"stage" + own + "\",\"location\":\"location" + own + "\",\"createdAt\":"
                + (1_600_000_000_000L + random.nextInt()) + ",\"headline\":\"" + noise(random, length) + "\"}";
    }

    private static String noise(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('#' + random.nextInt(56)));
        }
        return text.toString();
    }
}
