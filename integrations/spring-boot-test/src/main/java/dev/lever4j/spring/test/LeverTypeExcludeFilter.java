package dev.lever4j.spring.test;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Leaves out all components that {@link LeverTest} does not name. */
final class LeverTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<LeverTest> {
    LeverTypeExcludeFilter(Class<?> testClass) {
        super(testClass);
    }
}
