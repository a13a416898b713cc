package dev.lever4j.blueprint;

import dev.lever4j.blueprint.Value.Field;
import dev.lever4j.blueprint.Value.Fields;
import dev.lever4j.blueprint.Value.Kind;
import dev.lever4j.blueprint.Value.Scalar;
import org.jspecify.annotations.Nullable;

/** The entries of a map whose keys are not ours. */
final class FreeEntries {
    private final Section section;
    private final String key;

    FreeEntries(Section section, String key) {
        this.section = section;
        this.key = key;
    }

    /** What stands for a name that is known when a request is made; null if nothing may, which it has noted then. */
    interface OfRequest {
        @Nullable
        String value(String name, Place place);
    }

    interface Taker {
        void take(String name, String value, Field field);
    }

    /** Hands on each entry that can be read, and notes the others. */
    void each(OfRequest ofRequest, Taker taker) {
        Fields map = section.fields(key);
        if (map != null) {
            map.byKey().forEach((name, field) -> one(name, field, ofRequest, taker));
        }
    }

    /** As above, where no name of a request may stand. */
    void each(Taker taker) {
        each(section.reading()::notHere, taker);
    }

    private void one(String name, Field field, OfRequest ofRequest, Taker taker) {
        if (name.contains("${")) {
            section.note(field.place(), "a variable cannot stand in a name of " + section.full(key));
        } else if (!(field.value() instanceof Scalar scalar) || scalar.kind() == Kind.NOTHING) {
            section.note(field.value().place(), "every entry of " + section.full(key) + " must be text or a number");
        } else {
            String text = section.reading().text(scalar, known -> ofRequest.value(known, scalar.place()));
            if (text != null) {
                taker.take(name, text, field);
            }
        }
    }
}
