package dev.lever4j.it.faults.judge;

import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Right;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done in a cell, and what it must bring. */
public enum Act {
    LIST("[" + Seen.right(Right.ID) + ", " + Seen.right(Right.OTHER) + "]") {
        @Override
        Object play(Rival rival, Path folder) throws Exception {
            return rival.list();
        }
    },
    GET(Seen.right(Right.ID).toString()) {
        @Override
        @Nullable
        Object play(Rival rival, Path folder) throws Exception {
            return rival.get(Right.ID);
        }
    },
    POST("note-1") {
        @Override
        @Nullable
        Object play(Rival rival, Path folder) throws Exception {
            return rival.post(Right.ID, Canaries.NOTE);
        }
    },
    DOWNLOAD(Saved.WHOLE) {
        @Override
        Object play(Rival rival, Path folder) throws Exception {
            return saved(rival, folder, -1);
        }
    },
    /** Of a file of which is known how long it is. */
    SIZED_DOWNLOAD(Saved.WHOLE) {
        @Override
        Object play(Rival rival, Path folder) throws Exception {
            return saved(rival, folder, Right.file().length);
        }
    },
    /** How many records a list has. */
    COUNT("2") {
        @Override
        Object play(Rival rival, Path folder) throws Exception {
            return rival.list().size();
        }
    },
    /** On one connection, if that is kept; so the others of two calls. */
    GET_LIST(GET.right + ", " + LIST.right) {
        @Override
        Object play(Rival rival, Path folder) throws Exception {
            return GET.play(rival, folder) + ", " + LIST.play(rival, folder);
        }
    },
    GET_GET(GET.right + ", " + GET.right) {
        @Override
        Object play(Rival rival, Path folder) throws Exception {
            return GET.play(rival, folder) + ", " + GET.play(rival, folder);
        }
    },
    GET_POST(GET.right + ", " + POST.right) {
        @Override
        Object play(Rival rival, Path folder) throws Exception {
            return GET.play(rival, folder) + ", " + POST.play(rival, folder);
        }
    };

    private final String right;

    Act(String right) {
        this.right = right;
    }

    /** As text, what came of it; null where a call gave nothing. */
    abstract @Nullable Object play(Rival rival, Path folder) throws Exception;

    /** What comes of it if all is well. */
    String right() {
        return right;
    }

    /** Whether what came is a part of what there is, or nothing. */
    static boolean isLess(@Nullable Object value) {
        return value == null
                || (value instanceof List<?> list && list.size() < 2)
                || (value instanceof Saved saved && saved.isLess());
    }

    private static Saved saved(Rival rival, Path folder, long size) throws Exception {
        Path to = folder.resolve("saved");
        rival.download(Right.ID, "file", to, size);
        return Saved.at(to);
    }
}
