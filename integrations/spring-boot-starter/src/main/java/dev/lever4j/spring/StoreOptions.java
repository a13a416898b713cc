package dev.lever4j.spring;

import dev.lever4j.spring.LeverProperties.StoreType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The stores that are on the classpath. */
record StoreOptions(List<StoreOption> onClasspath) {
    StoreOptions {
        onClasspath = onClasspath.stream()
                .sorted(Comparator.comparing(StoreOption::type))
                .toList();
    }

    StoreOption named(StoreType type) {
        return onClasspath.stream()
                .filter(option -> option.type() == type)
                .findFirst()
                .orElseThrow(() -> new LeverConfigurationException(
                        "lever4j.store.type is " + name(type) + ", and that store is not on the classpath.",
                        "Add the dependency dev.lever4j:lever4j-" + artifact(type)
                                + ", or change lever4j.store.type."));
    }

    /** Those for which the application has what they need, as far as they are wanted. */
    List<StoreOption> atHand(Predicate<StoreOption> wanted) {
        return onClasspath.stream().filter(wanted).filter(StoreOption::isAtHand).toList();
    }

    static String names(List<StoreOption> options) {
        return options.stream().map(option -> name(option.type())).collect(Collectors.joining(", "));
    }

    private static String artifact(StoreType type) {
        return type == StoreType.FILE ? "token-store-file" : name(type);
    }

    private static String name(StoreType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
