package dev.lever4j.spring;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether a property, or one of a list, is said; a blank one, such as of a variable that is empty, is not. */
abstract class SaidCondition extends SpringBootCondition {
    private final String property;
    private final boolean wanted;

    SaidCondition(String property, boolean wanted) {
        this.property = property;
        this.wanted = wanted;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean said = isSaid(context.getEnvironment());
        ConditionMessage.Builder message = ConditionMessage.forCondition("Lever property");
        return new ConditionOutcome(
                said == wanted,
                said
                        ? message.found(property).atAll()
                        : message.didNotFind(property).atAll());
    }

    /** By a binder, which unlike the environment has no quarrel with a variable that is not set. */
    private boolean isSaid(Environment environment) {
        return Binder.get(environment).bind(property, Bindable.listOf(String.class)).orElse(List.of()).stream()
                .anyMatch(text -> !text.isBlank());
    }
}
