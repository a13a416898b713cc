package dev.lever4j.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lever4j.fuzz.Check;
import dev.lever4j.fuzz.Target;

/** A checkpoint's text. It is refused as is said, or goes on where it says. */
public final class CheckpointTarget {
    private CheckpointTarget() {}

    public static void fuzzerInitialize() throws Throwable {
        Target.CHECKPOINT.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Checkpoint read;
        try {
            read = Checkpoint.parse(new String(input, UTF_8));
        } catch (IllegalArgumentException refused) {
            return;
        }
        Check.equal(Checkpoint.parse(read.toText()), read, "written and read again it is another");
        read.gaps()
                .forEach(gap -> read.open()
                        .keySet()
                        .forEach(open -> Check.that(!gap.overlaps(open), "a gap where a slice is open")));
    }
}
