package dev.lever4j.spring;

import dev.lever4j.blueprint.Integration;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.util.function.SingletonSupplier;

/** Keeps the secrets among the properties out of what Actuator shows, also where it shows values. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class LeverSanitizingAutoConfiguration {
    /** However they are written: in files, as variables, as fields. */
    private static final Pattern NAMES =
            Pattern.compile("(?i)lever4j[._](api[-_]?key|oauth[._]client[-_]?secret|store[._](keys|redis[-_]?url)"
                    + "|webhooks[._]signing[-_]?tokens([\\[_]\\d+]?)?)");

    /** By name what is not in use, too; by value what the application took from a variable with a name of its own. */
    @Bean
    SanitizingFunction leverSanitizingFunction(
            ObjectProvider<LeverProperties> properties, ObjectProvider<Integration> integrations) {
        SingletonSupplier<ConfiguredSecrets> secrets =
                SingletonSupplier.of(() -> ConfiguredSecrets.of(properties, integrations));
        return SanitizingFunction.sanitizeValue()
                .ifKeyMatches(NAMES)
                .ifValueStringMatches(value -> secrets.obtain().areIn(value));
    }
}
