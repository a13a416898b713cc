package dev.lever4j.blueprint;

import java.util.List;
import java.util.Map;

/** What YAML can hold, with its place. Nothing of it prints what it holds. */
sealed interface Value {
    Place place();

    /** How many values this is, itself included. */
    int size();

    /** What a scalar looks like where nothing says what it should be. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NOTHING
    }

    /** A key with what belongs to it. */
    record Field(Place place, Value value) {}

    record Scalar(Place place, String text, Kind kind) implements Value {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public String toString() {
            return kind + " at " + place;
        }
    }

    record Items(Place place, List<Value> values) implements Value {
        @Override
        public int size() {
            return values.stream().mapToInt(Value::size).sum() + 1;
        }
    }

    /** Keys in the order of the file. */
    record Fields(Place place, Map<String, Field> byKey) implements Value {
        @Override
        public int size() {
            return byKey.values().stream()
                            .mapToInt(field -> field.value().size())
                            .sum()
                    + 1;
        }

        @Override
        public String toString() {
            return byKey.size() + " keys at " + place;
        }
    }
}
