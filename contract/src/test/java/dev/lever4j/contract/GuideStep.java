package dev.lever4j.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a step of CONTRIBUTING.md, with where it goes.
 *
 * @param step from 1 on
 * @param file from the folder of all modules
 * @param before what it goes in front of; null for a new file
 */
record GuideStep(int step, String file, @Nullable String before, String text) {
    private static final Path GUIDE = Path.of("../CONTRIBUTING.md");
    private static final Pattern STEP = Pattern.compile("\\*\\*(\\d)\\. .*");
    private static final Pattern PLACE =
            Pattern.compile("(?://|#) (?:new: (?<made>\\S+)|before \"(?<anchor>.+)\" in (?<file>\\S+))");

    static List<GuideStep> all() throws IOException {
        List<GuideStep> found = new ArrayList<>();
        int step = 0;
        boolean inBlock = false;
        for (String line : Files.readAllLines(GUIDE)) {
            Matcher heading = STEP.matcher(line);
            Matcher place = PLACE.matcher(line);
            if (line.startsWith("```")) {
                inBlock = !inBlock;
            } else if (heading.matches()) {
                step = Integer.parseInt(heading.group(1));
            } else if (inBlock && place.matches()) {
                found.add(begun(step, place));
            } else if (inBlock && step > 0) {
                found.add(found.remove(found.size() - 1).and(line));
            }
        }
        return found;
    }

    private static GuideStep begun(int step, Matcher place) {
        String anchor = place.group("anchor");
        return anchor == null
                ? new GuideStep(step, place.group("made"), null, "")
                : new GuideStep(step, place.group("file"), anchor.replace("\\n", "\n"), "");
    }

    private GuideStep and(String line) {
        return new GuideStep(step, file, before, text + line + "\n");
    }

    /** The file with this in it. */
    String in(String original) {
        int at = before == null ? 0 : original.indexOf(before);
        if (at < 0 || (before != null && original.indexOf(before, at + 1) >= 0)) {
            throw new AssertionError(
                    "step " + step + " goes in front of \"" + before + "\", which is not once in " + file);
        }
        return original.substring(0, at) + text + original.substring(at);
    }
}
