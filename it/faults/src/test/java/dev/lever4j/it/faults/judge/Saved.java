package dev.lever4j.it.faults.judge;

import dev.lever4j.it.faults.cell.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a download that was a success has left.
 *
 * @param isLess than the file: its beginning, or nothing
 */
record Saved(String what, boolean isLess) {
    static final String WHOLE = "the file";

    static Saved at(Path path) throws IOException {
        if (!Files.exists(path)) {
            return new Saved("no file", true);
        }
        byte[] right = Right.file();
        // one byte more shows that it is another file; a bomb's 200 MB need not be read
        byte[] saved;
        try (var in = Files.newInputStream(path)) {
            saved = in.readNBytes(right.length + 1);
        }
        if (Arrays.equals(saved, right)) {
            return new Saved(WHOLE, false);
        }
        boolean isLess = saved.length < right.length && Arrays.equals(saved, Arrays.copyOf(right, saved.length));
        return new Saved("another file, of " + Files.size(path) + " bytes", isLess);
    }

    @Override
    public String toString() {
        return what;
    }
}
