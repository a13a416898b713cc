package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** Whether Lever could read a file; only what it could process can be downloaded (documented). */
public record FileStatus(String text) implements OpenEnum {
    public static final FileStatus PROCESSING = new FileStatus("processing");
    public static final FileStatus PROCESSED = new FileStatus("processed");
    public static final FileStatus UNSUPPORTED = new FileStatus("unsupported");
    public static final FileStatus ERROR = new FileStatus("error");
    private static final Set<FileStatus> KNOWN = Set.of(PROCESSING, PROCESSED, UNSUPPORTED, ERROR);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FileStatus of(String text) {
        return new FileStatus(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
