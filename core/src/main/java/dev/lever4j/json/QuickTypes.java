package dev.lever4j.json;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lever4j.auth.Secret;
import dev.lever4j.model.FormField;
import dev.lever4j.model.Ref;
import dev.lever4j.model.TextOrNumber;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How each model is read, found out from its components once. What the mapper treats by a rule that is not known here
 * is read by the mapper.
 */
final class QuickTypes {
    private static final String JACKSON = JsonProperty.class.getPackageName();

    private static final Map<Class<?>, QuickValue> PLAIN = Map.of(
            String.class, QuickValue.TEXT,
            Boolean.class, QuickValue.TRUTH,
            Integer.class, QuickValue.INTEGER,
            Long.class, QuickValue.LONG,
            BigDecimal.class, QuickValue.DECIMAL,
            Instant.class, QuickValue.TIME,
            Object.class, QuickAny.ANY,
            Secret.class, new QuickMade(QuickValue.TEXT, text -> Secret.of((String) text)),
            FormField.class, new FormFieldValue());

    /** A table that threads may fill at once without waiting for one another. */
    private static final ClassValue<QuickValue> KNOWN = new ClassValue<>() {
        @Override
        protected QuickValue computeValue(Class<?> type) {
            QuickValue plain = PLAIN.get(type);
            return plain != null ? plain : creator(type).orElseGet(() -> record(type));
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

    private static QuickValue of(Type type) {
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
        return generic.getRawType() == Map.class ? QuickAny.mapOf(of(of[1])) : QuickValue.UNUSUAL;
    }

    /** Models refer to one another in circles. */
    private static QuickValue later(Class<?> type) {
        return new QuickValue() {
            @Override
            @Nullable
            Object read(JsonCursor in, Name at) {
                return of(type).read(in, at);
            }
        };
    }

    private static Optional<QuickValue> creator(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class))
                .map(QuickTypes::creator)
                .findFirst();
    }

    private static QuickValue creator(Method method) {
        method.setAccessible(true);
        MethodHandle handle =
                handle(lookup -> lookup.unreflect(method)).asType(MethodType.methodType(Object.class, Object.class));
        return method.getParameterTypes()[0] == String.class
                ? QuickMade.ofWord(text -> QuickMade.call(handle, text))
                : new QuickMade(QuickAny.ANY, json -> QuickMade.call(handle, json));
    }

    private static QuickValue record(Class<?> type) {
        if (!type.isRecord() || isJackson(type.getAnnotations())) {
            return QuickValue.UNUSUAL;
        }
        RecordComponent[] parts = type.getRecordComponents();
        Map<String, QuickRecord.Component> components = new HashMap<>();
        int additional = -1;
        for (int i = 0; i < parts.length; i++) {
            Method accessor = parts[i].getAccessor();
            JsonProperty name = accessor.getAnnotation(JsonProperty.class);
            if (isAdditional(accessor)) {
                additional = i;
            } else if (name == null && isJackson(accessor.getAnnotations())) {
                return QuickValue.UNUSUAL;
            } else {
                components.put(name == null ? parts[i].getName() : name.value(), component(i, parts[i]));
            }
        }
        return new QuickRecord(components, parts.length, additional, constructor(type, parts));
    }

    private static QuickRecord.Component component(int place, RecordComponent part) {
        boolean orText = part.getAccessor().isAnnotationPresent(TextOrNumber.class);
        QuickValue value = !orText
                ? of(part.getGenericType())
                : part.getType() == Long.class
                        ? QuickValue.LONG_OR_TEXT
                        : part.getType() == Instant.class ? QuickValue.TIME_OR_TEXT : QuickValue.UNUSUAL;
        return new QuickRecord.Component(place, value);
    }

    private static boolean isAdditional(Method accessor) {
        return Arrays.stream(accessor.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(JsonAnySetter.class));
    }

    private static boolean isJackson(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .anyMatch(annotation ->
                        annotation.annotationType().getPackageName().equals(JACKSON));
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] parts) {
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return handle(lookup -> lookup.findConstructor(type, MethodType.methodType(void.class, types)))
                .asSpreader(Object[].class, parts.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    /** Something that is found with a lookup. */
    private interface Found {
        MethodHandle in(MethodHandles.Lookup lookup) throws ReflectiveOperationException;
    }

    private static MethodHandle handle(Found found) {
        try {
            return found.in(MethodHandles.publicLookup());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("models are public, and so are their constructors", e);
        }
    }
}
