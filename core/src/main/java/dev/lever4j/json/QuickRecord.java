package dev.lever4j.json;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model: its components by their names in JSON, and everything else as fields that it does not declare. */
final class QuickRecord extends QuickValue {
    /** A component's place in the constructor, and how it is read. */
    record Component(int place, QuickValue value) {}

    private final Map<String, Component> components;
    private final int size;
    private final int additional;
    private final MethodHandle constructor;

    /**
     * @param additional the place of what is not declared; -1 if the model has none, and then there must be nothing
     * @param constructor from an array of all components
     */
    QuickRecord(Map<String, Component> components, int size, int additional, MethodHandle constructor) {
        this.components = components;
        this.size = size;
        this.additional = additional;
        this.constructor = constructor;
    }

    @Override
    Object read(JsonCursor in, Name at) {
        @Nullable Object[] values = new @Nullable Object[size];
        if (in.enter('{', '}')) {
            fields(in, at.inside(), values);
        }
        return make(values);
    }

    private void fields(JsonCursor in, Names names, @Nullable Object[] values) {
        List<Name> undeclared = List.of();
        List<@Nullable Object> theirs = List.of();
        names.begin();
        Name name = null;
        do {
            name = names.next(in, name);
            QuickValue value = name.value;
            if (value == null) {
                value = find(name);
            }
            Object read = value.readOrNull(in, name);
            if (name.component >= 0) {
                values[name.component] = read;
            } else {
                if (undeclared.isEmpty()) {
                    undeclared = new ArrayList<>();
                    theirs = new ArrayList<>();
                }
                undeclared.add(name);
                theirs.add(read);
            }
        } while (in.goesOn('}'));
        if (!undeclared.isEmpty()) {
            values[additional] = backwards(undeclared, theirs);
        }
    }

    /** As the mapper has them; what is written of a record must not depend on the page that it came in. */
    private static Map<String, @Nullable Object> backwards(List<Name> names, List<@Nullable Object> values) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = names.size() - 1; i >= 0; i--) {
            fields.put(names.get(i).text(), values.get(i));
        }
        return fields;
    }

    private QuickValue find(Name name) {
        Component component = components.get(name.text());
        if (component == null && additional < 0) {
            throw new Unusual();
        }
        QuickValue value = component == null ? QuickAny.ANY : component.value();
        name.value = value;
        name.component = component == null ? -1 : component.place();
        return value;
    }

    /** What the constructor refuses is refused by the mapper too, which says why. */
    private Object make(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable refused) {
            throw QuickMade.unlessError(refused);
        }
    }
}
