package dev.lever4j.tokenstore.file;

import dev.lever4j.error.TokenStoreException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of a folder that do not tell whose grant they hold, and why. Not thread-safe. */
final class Unreadable {
    /** With a wrong key it is all of them. */
    private static final int MOST_NAMED = 10;

    private final SortedMap<String, Exception> files = new TreeMap<>();

    void add(Path file, Exception why) {
        files.put(String.valueOf(file.getFileName()), why);
    }

    /** All in one, with the reason of the first; null if there are none. */
    @Nullable
    TokenStoreException in(Path folder) {
        if (files.isEmpty()) {
            return null;
        }
        Exception first = files.values().iterator().next();
        boolean one = files.size() == 1;
        TokenStoreException all = new TokenStoreException(
                (one ? "1 file in " : files.size() + " files in ") + folder + (one ? " does" : " do")
                        + " not tell whose grant it is: " + names() + "; " + (one ? "" : "the first: ") + why(first),
                first);
        files.values().stream().skip(1).forEach(all::addSuppressed);
        return all;
    }

    private String names() {
        int more = files.size() - MOST_NAMED;
        return files.keySet().stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String why(Exception e) {
        return e instanceof TokenStoreException
                ? String.valueOf(e.getMessage())
                : "it cannot be read (" + e + "); check the disk and your rights to it";
    }
}
