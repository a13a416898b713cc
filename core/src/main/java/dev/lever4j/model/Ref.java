package dev.lever4j.model;

import java.util.Optional;

/**
 * One of Lever's expandable fields: an id, or with {@code expand} the object itself. The id is there either way.
 *
 * @param <T> what the id stands for
 */
public sealed interface Ref<T extends Identified> {
    String id();

    /** The object, where the request asked to expand it. */
    Optional<T> expanded();

    static <T extends Identified> Ref<T> to(String id) {
        return new Id<>(id);
    }

    static <T extends Identified> Ref<T> of(T value) {
        return new Expanded<>(value);
    }

    /** Only the id was sent. */
    record Id<T extends Identified>(String id) implements Ref<T> {
        @Override
        public Optional<T> expanded() {
            return Optional.empty();
        }
    }

    /** The object was sent in the id's place. */
    record Expanded<T extends Identified>(T value) implements Ref<T> {
        @Override
        public String id() {
            return value.id();
        }

        @Override
        public Optional<T> expanded() {
            return Optional.of(value);
        }
    }
}
