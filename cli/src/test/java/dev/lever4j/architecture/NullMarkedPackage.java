package dev.lever4j.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;

/** A class whose package carries an annotation in its package-info. */
final class NullMarkedPackage extends ArchCondition<JavaClass> {
    private final Class<? extends Annotation> mark;

    NullMarkedPackage(Class<? extends Annotation> mark) {
        super("be in a package marked @" + mark.getSimpleName());
        this.mark = mark;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().tryGetAnnotationOfType(mark).isPresent();
        events.add(
                new SimpleConditionEvent(type, marked, type.getName() + (marked ? " is" : " is not") + " null-marked"));
    }
}
