package dev.lever4j.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.lever4j.auth.Secret;
import dev.lever4j.model.FormField;
import dev.lever4j.model.Ref;
import dev.lever4j.model.WrittenNote;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How each model is read, found out from its components once. What the mapper treats by a rule that is not known here
 * is read by the mapper.
 */
final class QuickTypes {
    private static final Map<Class<?>, QuickValue> PLAIN = Map.of(
            String.class, QuickValue.TEXT,
            Boolean.class, QuickValue.TRUTH,
            Integer.class, QuickValue.INTEGER,
            Long.class, QuickValue.LONG,
            BigDecimal.class, QuickValue.DECIMAL,
            Instant.class, QuickValue.TIME,
            Object.class, QuickAny.ANY,
            Secret.class, new QuickMade(QuickValue.TEXT, text -> Secret.of((String) text)),
            FormField.class, new FormFieldValue(),
            WrittenNote.class, QuickValue.UNUSUAL);

    /** A table that threads may fill at once without waiting for one another. */
    private static final ClassValue<QuickValue> KNOWN = new ClassValue<>() {
        @Override
        protected QuickValue computeValue(Class<?> type) {
            QuickValue plain = PLAIN.get(type);
            return plain != null ? plain : creator(type).orElseGet(() -> RecordParts.read(type));
        }
    };

    private static final class FormFieldValue extends QuickValue {
        @Override
        FormField read(JsonCursor in, Name at) {
            return FormFieldReader.of(QuickAny.object(in, at, QuickAny.ANY));
        }
    }

    private QuickTypes() {}

    static QuickValue of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Whether it has a rule of its own. */
    static boolean isPlain(Class<?> type) {
        return PLAIN.containsKey(type);
    }

    /** Of a component, a list's element or a map's value. */
    static QuickValue of(Type type) {
        if (type instanceof Class<?> simple) {
            return PLAIN.containsKey(simple) ? of(simple) : later(simple);
        }
        if (!(type instanceof ParameterizedType generic)) {
            return QuickValue.UNUSUAL;
        }
        Type[] of = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            return new QuickList(of(of[0]));
        }
        if (generic.getRawType() == Ref.class) {
            return new QuickRef(of(of[0]));
        }
        return generic.getRawType() == Map.class && of[0] == String.class
                ? QuickAny.mapOf(of(of[1]))
                : QuickValue.UNUSUAL;
    }

    /** Models refer to one another in circles. */
    private static QuickValue later(Class<?> type) {
        return new QuickValue() {
            // whoever finds it finds the same one
            private @Nullable QuickValue found;

            @Override
            @Nullable
            Object read(JsonCursor in, Name at) {
                QuickValue its = found;
                if (its == null) {
                    its = of(type);
                    found = its;
                }
                return its.read(in, at);
            }
        };
    }

    /** What a factory makes; empty if the type has none. */
    private static Optional<QuickValue> creator(Class<?> type) {
        List<Method> factories = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class))
                .toList();
        if (factories.isEmpty()) {
            return Optional.empty();
        }
        Method factory = factories.get(0);
        boolean known = factories.size() == 1
                && factory.getAnnotation(JsonCreator.class).mode() == JsonCreator.Mode.DELEGATING
                && factory.getParameterCount() == 1
                && !Marks.areAt(factory.getParameters()[0])
                && !Marks.areOn(type);
        return Optional.of(known ? creator(factory) : QuickValue.UNUSUAL);
    }

    private static QuickValue creator(Method factory) {
        Class<?> from = factory.getParameterTypes()[0];
        if (from != String.class && from != Object.class) {
            return QuickValue.UNUSUAL;
        }
        try {
            factory.setAccessible(true);
            MethodHandle handle = MethodHandles.publicLookup()
                    .unreflect(factory)
                    .asType(MethodType.methodType(Object.class, Object.class));
            return from == String.class
                    ? QuickMade.ofWord(text -> QuickMade.call(handle, text))
                    : new QuickMade(QuickAny.ANY, json -> QuickMade.call(handle, json));
        } catch (IllegalAccessException | RuntimeException outOfReach) {
            return QuickValue.UNUSUAL;
        }
    }
}
