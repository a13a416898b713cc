package dev.lever4j.json;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a model says to the mapper by annotations, wherever the mapper looks for them. */
final class Marks {
    private static final String JACKSON_2 = "com.fasterxml.jackson.";
    private static final String JACKSON_3 = "tools.jackson.";

    private final Set<Annotation> all = new HashSet<>();

    /**
     * Those of a component. An accessor that is written out has only its own, the field and the constructor's parameter
     * have the component's.
     */
    Marks(Class<?> model, RecordComponent part, Constructor<?> constructor, int place) throws NoSuchFieldException {
        all.addAll(List.of(part.getAccessor().getAnnotations()));
        all.addAll(List.of(model.getDeclaredField(part.getName()).getAnnotations()));
        all.addAll(List.of(constructor.getParameters()[place].getAnnotations()));
    }

    boolean has(Class<? extends Annotation> type) {
        return all.stream().anyMatch(type::isInstance);
    }

    /** Whether it takes what the model does not declare, and nothing else is said of it. */
    boolean isAdditional() {
        List<Annotation> said = said();
        return said.size() == 1 && said.get(0).annotationType().isAnnotationPresent(JsonAnySetter.class);
    }

    /** The name in JSON; empty if anything else is said. */
    Optional<String> name(RecordComponent part) {
        List<Annotation> said = said();
        if (said.isEmpty()) {
            return Optional.of(part.getName());
        }
        return said.size() == 1 && said.get(0) instanceof JsonProperty property && saysTheName(property)
                ? Optional.of(property.value())
                : Optional.empty();
    }

    private static boolean saysTheName(JsonProperty property) {
        return !property.value().isEmpty()
                && !property.required()
                && property.isRequired() == OptBoolean.DEFAULT
                && property.access() == JsonProperty.Access.AUTO;
    }

    private List<Annotation> said() {
        return all.stream().filter(Marks::isForMapper).toList();
    }

    /** Whether anything is said of the type, or of what it inherits from, or of its constructors. */
    static boolean areOn(Class<?> type) {
        return family(type).stream().anyMatch(Marks::areAt)
                || Arrays.stream(type.getDeclaredConstructors()).anyMatch(Marks::areAt);
    }

    /** Whether anything is said of its methods, or of those that it inherits, but for these. */
    static boolean areOnMethods(Class<?> type, List<Method> butFor) {
        return family(type).stream()
                .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                .anyMatch(method -> areAt(method) && !butFor.contains(method));
    }

    static boolean areAt(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations()).anyMatch(Marks::isForMapper);
    }

    private static List<Class<?>> family(Class<?> type) {
        List<Class<?>> all = new ArrayList<>(List.of(type));
        Class<?> parent = type.getSuperclass();
        if (parent != null) {
            all.addAll(family(parent));
        }
        for (Class<?> its : type.getInterfaces()) {
            all.addAll(family(its));
        }
        return all;
    }

    /** One of Jackson's, each of which is marked by another one, or one that stands for some of these. */
    private static boolean isForMapper(Annotation mark) {
        return Arrays.stream(mark.annotationType().getAnnotations())
                .map(of -> of.annotationType().getName())
                .anyMatch(name -> name.startsWith(JACKSON_2) || name.startsWith(JACKSON_3));
    }
}
