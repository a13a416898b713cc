package dev.lever4j.client;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Something that is done to a file. */
@FunctionalInterface
interface FileWork {
    void run() throws IOException;

    /** Why it failed, without the path that the exception's own message may name. */
    static String reason(IOException failed) {
        if (failed instanceof FileSystemException named) {
            String reason = named.getReason();
            String kind = named.getClass().getSimpleName().replace("Exception", "");
            return reason == null ? kind : kind + ", " + reason;
        }
        return String.valueOf(failed.getMessage());
    }
}
