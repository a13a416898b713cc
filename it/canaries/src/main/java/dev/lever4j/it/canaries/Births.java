package dev.lever4j.it.canaries;

import static net.bytebuddy.matcher.ElementMatchers.is;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Hears of each exception of ours, each secret, and each tag of a metric or a trace, when it is made. */
public final class Births {
    private static final AtomicReference<@Nullable Watch> TOLD = new AtomicReference<>();

    private Births() {}

    /** Of the classes that this class path's loader has, whether they are there by now or not. */
    static void tell(Watch watch) {
        if (TOLD.getAndSet(watch) == null) {
            weave();
        }
    }

    private static void weave() {
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .type(named("dev.lever4j.error.LeverException"), is(Births.class.getClassLoader()))
                .transform((type, description, loader, module, domain) ->
                        type.visit(Advice.to(Failed.class).on(isConstructor())))
                .type(named("dev.lever4j.auth.Secret"), is(Births.class.getClassLoader()))
                .transform((type, description, loader, module, domain) ->
                        type.visit(Advice.to(Hidden.class).on(isConstructor())))
                .type(
                        namedOneOf(
                                "io.micrometer.core.instrument.ImmutableTag", "io.micrometer.common.ImmutableKeyValue"),
                        is(Births.class.getClassLoader()))
                .transform((type, description, loader, module, domain) ->
                        type.visit(Advice.to(Label.class).on(isConstructor())))
                .installOn(ByteBuddyAgent.install());
    }

    /** Called by what is woven into a constructor. */
    public static void error(Throwable made) {
        Watch watch = TOLD.get();
        if (watch != null) {
            watch.born(made);
        }
    }

    /** Called by what is woven into a constructor. */
    public static void secret(String value) {
        Watch watch = TOLD.get();
        if (watch != null) {
            watch.canaries().isSecret(value);
        }
    }

    /** Called by what is woven into a constructor. */
    public static void label(Object made) {
        Watch watch = TOLD.get();
        if (watch != null) {
            watch.look("tag", made.getClass().getSimpleName(), String.valueOf(made));
        }
    }

    /** Woven in. */
    static final class Failed {
        private Failed() {}

        @Advice.OnMethodExit
        static void made(@Advice.This Throwable self) {
            Births.error(self);
        }
    }

    /** Woven in. */
    static final class Hidden {
        private Hidden() {}

        @Advice.OnMethodExit
        static void made(@Advice.Argument(0) String value) {
            Births.secret(value);
        }
    }

    /** Woven in. */
    static final class Label {
        private Label() {}

        @Advice.OnMethodExit
        static void made(@Advice.This Object self) {
            Births.label(self);
        }
    }
}
