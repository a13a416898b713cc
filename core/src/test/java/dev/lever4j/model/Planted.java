package dev.lever4j.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model with a planted text in each of its components, and in what they hold, that is no id. */
final class Planted {
    static final String TEXT = "Planted";

    /** What is being made: what holds itself ends there. */
    private final Deque<Class<?>> within = new ArrayDeque<>();

    private Planted() {}

    static Object of(Class<?> model) {
        return new Planted().made(model);
    }

    private Object made(Class<?> model) {
        within.push(model);
        try {
            RecordComponent[] components = model.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = Arrays.stream(components).map(this::component).toArray();
            Constructor<?> constructor = model.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException("of " + model, refused.getCause());
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException("of " + model, none);
        } finally {
            within.pop();
        }
    }

    private @Nullable Object component(RecordComponent component) {
        String name = component.getName();
        boolean id = name.equals("id") || name.endsWith("Id");
        return id && component.getType() == String.class ? "an-id" : value(component.getGenericType());
    }

    private @Nullable Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return instance((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        if (type instanceof WildcardType wildcard) {
            return value(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> variable) {
            return value(variable.getBounds()[0]);
        }
        return instance((Class<?>) type);
    }

    private @Nullable Object instance(Class<?> type, Type... of) {
        if (type == String.class || type == Object.class) {
            return TEXT;
        }
        if (type == Ref.class) {
            return value(of[0]) instanceof Identified made ? Ref.of(made) : Ref.to("an-id");
        }
        if (type == List.class) {
            Object one = value(of[0]);
            return one == null ? List.of() : List.of(one);
        }
        if (type == Set.class) {
            Object one = value(of[0]);
            return one == null ? Set.of() : Set.of(one);
        }
        if (type == Map.class) {
            return Map.of("a-name", TEXT);
        }
        if (type == URI.class) {
            return URI.create("https://example.com/" + TEXT);
        }
        if (type.isSealed() && type.isInterface()) {
            return value(type.getPermittedSubclasses()[0]);
        }
        if (type.isRecord() && !OpenEnum.class.isAssignableFrom(type)) {
            return within.contains(type) ? null : made(type);
        }
        return plain(type);
    }

    /** What nobody is known by. */
    private @Nullable Object plain(Class<?> type) {
        Map<Class<?>, Object> plain = Map.of(
                boolean.class,
                true,
                int.class,
                1,
                long.class,
                1L,
                double.class,
                1.0,
                Instant.class,
                Instant.EPOCH,
                LocalDate.class,
                LocalDate.EPOCH,
                BigDecimal.class,
                BigDecimal.ONE);
        return plain.get(type);
    }
}
