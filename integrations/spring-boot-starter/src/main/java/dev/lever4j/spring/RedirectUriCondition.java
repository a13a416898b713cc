package dev.lever4j.spring;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** There is a redirect URI; a blank one, such as of a variable that is empty, is none. */
final class RedirectUriCondition extends SpringBootCondition {
    private static final String PROPERTY = "lever4j.oauth.redirect-uri";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean said = !context.getEnvironment().getProperty(PROPERTY, "").isBlank();
        ConditionMessage.Builder message = ConditionMessage.forCondition("Lever redirect URI");
        return new ConditionOutcome(
                said,
                said
                        ? message.found(PROPERTY).atAll()
                        : message.didNotFind(PROPERTY).atAll());
    }
}
