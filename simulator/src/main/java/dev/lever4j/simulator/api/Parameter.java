package dev.lever4j.simulator.api;

import java.util.List;

/** A query parameter that an operation knows. */
record Parameter(String name, Kind kind, boolean repeatable, List<String> words) {
    enum Kind {
        TEXT,
        TIME,
        FLAG,
        NUMBER,
        WORDS
    }

    static Parameter text(String name) {
        return new Parameter(name, Kind.TEXT, false, List.of());
    }

    /** May be repeated: any of them. */
    static Parameter texts(String name) {
        return new Parameter(name, Kind.TEXT, true, List.of());
    }

    static Parameter time(String name) {
        return new Parameter(name, Kind.TIME, false, List.of());
    }

    static Parameter flag(String name) {
        return new Parameter(name, Kind.FLAG, false, List.of());
    }

    static Parameter number(String name) {
        return new Parameter(name, Kind.NUMBER, false, List.of());
    }

    static Parameter word(String name, String... words) {
        return new Parameter(name, Kind.WORDS, false, List.of(words));
    }

    /** May be repeated: any of them. */
    static Parameter words(String name, String... words) {
        return new Parameter(name, Kind.WORDS, true, List.of(words));
    }

    void check(Query query) {
        List<String> given = query.all(name);
        if (given.size() > 1 && !repeatable) {
            throw LeverError.badRequest(name + " may be given only once");
        }
        switch (kind) {
            case TIME -> query.time(name);
            case FLAG -> query.flag(name);
            case NUMBER -> query.number(name);
            case WORDS -> checkWords(given);
            case TEXT -> {}
        }
    }

    private void checkWords(List<String> given) {
        if (!words.containsAll(given)) {
            throw LeverError.badRequest(name + " must be one of " + String.join(", ", words));
        }
    }
}
