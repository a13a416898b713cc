package dev.lever4j.it.faults.judge;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client of Lever's API as its users write it. Its calls block, and end by whatever exception they like. */
public interface Rival extends AutoCloseable {
    /** All opportunities, page after page. */
    List<Seen> list() throws Exception;

    @Nullable
    Seen get(String id) throws Exception;

    /**
     * Adds a note.
     *
     * @return its id
     */
    @Nullable
    String post(String opportunity, String text) throws Exception;

    /**
     * Saves a file.
     *
     * @param size of it, where that is known; else below 0
     */
    void download(String opportunity, String file, Path to, long size) throws Exception;

    @Override
    void close();

    /** Makes one for each cell. */
    interface Maker {
        String name();

        Rival make(Place place) throws Exception;
    }
}
