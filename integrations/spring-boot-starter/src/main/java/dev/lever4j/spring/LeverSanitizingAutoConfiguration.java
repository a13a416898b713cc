package dev.lever4j.spring;

import java.util.regex.Pattern;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Keeps the secrets among the properties out of what Actuator shows, also where it shows values. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class LeverSanitizingAutoConfiguration {
    /** However they are written: in files, as variables, as fields. */
    private static final Pattern SECRETS =
            Pattern.compile("(?i)lever4j[._](api[-_]?key|oauth[._]client[-_]?secret|store[._](keys|redis[-_]?url))");

    @Bean
    SanitizingFunction leverSanitizingFunction() {
        return SanitizingFunction.sanitizeValue().ifKeyMatches(SECRETS);
    }
}
