package dev.lever4j.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Starts a Lever for the test's application context and leads the application to it: the bean
 * {@link dev.lever4j.simulator.Simulator} is there to be injected, and ends with the context. Tests that say the same
 * here share a context and its simulator. {@link LeverTest} has it already; beside {@code @SpringBootTest} the whole
 * application talks to the simulator.
 *
 * <p>An application that is configured with an API key has one of the simulator's. Every other, also one with a
 * blueprint, which is left out here, has the simulator's OAuth app.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureLeverSimulator {
    /** What the account holds follows from this alone. */
    long seed() default 1;

    /** How many opportunities it holds. */
    int opportunities() default 50;

    /** Whether the account is connected from the start. */
    boolean connected() default true;

    /** Where consent leads back to; for tests that connect. */
    String redirectUri() default "http://127.0.0.1:8585/callback";
}
