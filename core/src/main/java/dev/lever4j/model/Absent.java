package dev.lever4j.model;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Tells a list that Lever did not send (absent or null) from one that it sent empty. Both read as empty lists and are
 * equal.
 */
public final class Absent {
    private static final List LIST = new List();

    private Absent() {}

    /** Whether the value is a model's list that Lever did not send. */
    public static boolean is(Object value) {
        return value == LIST;
    }

    @SuppressWarnings("unchecked") // it has no element whose type could be wrong
    static <T> java.util.List<T> list() {
        return (java.util.List<T>) (java.util.List<?>) LIST;
    }

    private static final class List extends AbstractList<@Nullable Object> implements RandomAccess {
        @Override
        public @Nullable Object get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            return 0;
        }
    }
}
