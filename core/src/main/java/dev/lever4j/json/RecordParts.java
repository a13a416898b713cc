package dev.lever4j.json;

import dev.lever4j.model.TextOrNumber;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record taken apart by its components, as long as the mapper would follow no rule that is not known here. */
final class RecordParts {
    private final Class<?> type;
    private final RecordComponent[] all;
    private final Constructor<?> constructor;
    private final Map<String, QuickRecord.Component> components = new HashMap<>();
    private int additional = -1;

    private RecordParts(Class<?> type) throws NoSuchMethodException {
        this.type = type;
        this.all = type.getRecordComponents();
        this.constructor = type.getDeclaredConstructor(
                Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new));
    }

    /** How it is read; {@link QuickValue#UNUSUAL} if that is for the mapper to know. */
    static QuickValue read(Class<?> type) {
        try {
            return type.isRecord() && !Marks.areOn(type) ? new RecordParts(type).read() : QuickValue.UNUSUAL;
        } catch (ReflectiveOperationException outOfReach) {
            // it is not public, or its package is not open to everybody
            return QuickValue.UNUSUAL;
        }
    }

    private QuickValue read() throws ReflectiveOperationException {
        List<Method> accessors =
                Arrays.stream(all).map(RecordComponent::getAccessor).toList();
        boolean known = !Marks.areOnMethods(type, accessors);
        for (int i = 0; known && i < all.length; i++) {
            known = take(i);
        }
        if (!known) {
            return QuickValue.UNUSUAL;
        }
        MethodHandle handle = MethodHandles.publicLookup()
                .unreflectConstructor(constructor)
                .asSpreader(Object[].class, all.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
        return new QuickRecord(components, all.length, additional, handle);
    }

    /** Whether it is known how to read it. */
    private boolean take(int place) throws ReflectiveOperationException {
        RecordComponent part = all[place];
        Marks marks = new Marks(type, part, constructor, place);
        if (marks.isAdditional()) {
            boolean isFirst = additional < 0;
            additional = place;
            return isFirst && isOfAnything(part.getGenericType());
        }
        Optional<String> name = marks.name(part);
        return name.isPresent()
                && isNullWhereAbsent(part.getType())
                && components.put(name.get(), component(place, part, marks.has(TextOrNumber.class))) == null;
    }

    private static boolean isOfAnything(Type type) {
        return type instanceof ParameterizedType generic
                && generic.getRawType() == Map.class
                && List.of(generic.getActualTypeArguments()).equals(List.of(String.class, Object.class));
    }

    /** The mapper makes something of other types of the JDK, an empty {@code Optional} for one. */
    private static boolean isNullWhereAbsent(Class<?> type) {
        return QuickTypes.isPlain(type)
                || type == List.class
                || type == Map.class
                || !(type.isPrimitive() || type.getName().startsWith("java."));
    }

    private static QuickRecord.Component component(int place, RecordComponent part, boolean orText) {
        if (!orText) {
            return new QuickRecord.Component(place, QuickTypes.of(part.getGenericType()));
        }
        QuickValue either = part.getType() == Long.class ? QuickValue.LONG_OR_TEXT : QuickValue.UNUSUAL;
        return new QuickRecord.Component(place, part.getType() == Instant.class ? QuickValue.TIME_OR_TEXT : either);
    }
}
