package dev.lever4j.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of what talks to Lever and nothing else of the application: the starter's beans, connected to a simulator, and
 * no web server, no database, none of the application's components but those that {@link #includeFilters()} or an
 * {@code @Import} names. {@code LeverClient} and {@code Simulator} are there to be injected.
 *
 * <p>Tests that say the same share one context and its simulator, in which what they have written stays. Before each
 * test the ledger is cleared, and the simulator answers as it did at the start, whatever its controls have said. After
 * those that end the grant {@code @DirtiesContext} makes a new one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(LeverTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(LeverTypeExcludeFilter.class)
@AutoConfigureLeverSimulator
@ImportAutoConfiguration
public @interface LeverTest {
    /** Properties in the form {@code key=value}. */
    String[] properties() default {};

    /** See {@link AutoConfigureLeverSimulator#seed()}. */
    @AliasFor(annotation = AutoConfigureLeverSimulator.class)
    long seed() default 1;

    /** See {@link AutoConfigureLeverSimulator#opportunities()}. */
    @AliasFor(annotation = AutoConfigureLeverSimulator.class)
    int opportunities() default 50;

    /** See {@link AutoConfigureLeverSimulator#connected()}. */
    @AliasFor(annotation = AutoConfigureLeverSimulator.class)
    boolean connected() default true;

    /** Whether components of the application are left out; by default they are. */
    boolean useDefaultFilters() default true;

    /** Components to take in all the same. */
    Filter[] includeFilters() default {};

    /** Components to leave out all the same. */
    Filter[] excludeFilters() default {};

    /** Auto-configurations to leave out. */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};
}
