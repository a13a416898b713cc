package dev.lever4j.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What targets demand. An error that leaves a target is a finding. */
public final class Check {
    private static final int LONGEST_MESSAGE = 2000;
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");

    private Check() {}

    public static void that(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    public static void equal(@Nullable Object one, @Nullable Object other, String what) {
        that(Objects.equals(one, other), what);
    }

    /**
     * A refusal is in words of our own: one line or a few, without what was read and without a cause that quotes it.
     */
    public static void refusal(Throwable refused) {
        String message = Objects.requireNonNull(refused.getMessage());
        that(message.length() < LONGEST_MESSAGE, "a message is endless");
        that(message.chars().allMatch(c -> c < 0x7f && (c >= ' ' || c == '\n')), "a message quotes what was read");
        that(refused.getCause() == null, "a cause may quote what was read");
    }

    /**
     * A name that stays in its folder, on every usual file system. What it must not be is said anew here, in another
     * way than where names are made.
     */
    public static void fileName(String name, int mostBytes) {
        that(!name.isEmpty() && !name.equals(".") && !name.equals(".."), "no name");
        that(name.getBytes(StandardCharsets.UTF_8).length <= mostBytes, "longer than " + mostBytes + " bytes");
        that(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(name), "half a pair");
        that(name.chars().noneMatch(c -> c < ' ' || "/\\:*?\"<>|\u007f".indexOf(c) >= 0), "a character with a meaning");
        that(name.codePoints().noneMatch(Check::isUnseen), "a character that is not seen");
        that(!name.endsWith(".") && !name.endsWith(" ") && !name.startsWith("."), "a dot or blank at an end");
        that(!isDevice(name.split("\\.", 2)[0].strip().toUpperCase(Locale.ROOT)), "a device of Windows");
        Path folder = Path.of("/a/folder");
        Path file = folder.resolve(name);
        that(folder.equals(file.normalize().getParent()) && file.getNameCount() == 3, "it leaves its folder");
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isDevice(String stem) {
        boolean numbered = stem.length() == 4 && (stem.startsWith("COM") || stem.startsWith("LPT"));
        return DEVICES.contains(stem) || (numbered && "0123456789\u00b9\u00b2\u00b3".indexOf(stem.charAt(3)) >= 0);
    }
}
