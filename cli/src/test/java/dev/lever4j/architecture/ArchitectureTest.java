package dev.lever4j.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String FILE_STORE = "integrations/token-store-file";
    private static final String[] CORE = {
        "dev.lever4j",
        "dev.lever4j.auth..",
        "dev.lever4j.blueprint..",
        "dev.lever4j.endpoint..",
        "dev.lever4j.error..",
        "dev.lever4j.json..",
        "dev.lever4j.model..",
        "dev.lever4j.request..",
        "dev.lever4j.resilience..",
        "dev.lever4j.webhook.."
    };

    @Test
    void arrowsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.lever4j..")
                .layer("core")
                .definedBy(CORE)
                .layer("client")
                .definedBy("dev.lever4j.client..")
                .layer("export")
                .definedBy("dev.lever4j.export..")
                .layer("sinks")
                .definedBy("dev.lever4j.parquet..", "dev.lever4j.postgres..")
                .layer("token stores")
                .definedBy("dev.lever4j.tokenstore..")
                .layer("simulator")
                .definedBy("dev.lever4j.simulator..")
                .layer("cli")
                .definedBy("dev.lever4j.cli..")
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .whereLayer("simulator")
                .mayNotAccessAnyLayer()
                .whereLayer("client")
                .mayOnlyAccessLayers("core")
                .whereLayer("export")
                .mayOnlyAccessLayers("client", "core")
                .whereLayer("sinks")
                .mayOnlyAccessLayers("export", "client", "core")
                .whereLayer("token stores")
                .mayOnlyAccessLayers("client", "core")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .check(Classes.main());
    }

    @Test
    void coreHasNoReactorAndNoThreads() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "reactor..", "io.netty..", "org.reactivestreams..", "java.util.concurrent", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(Classes.main("core"));
    }

    @Test
    void onlyTheTransportKnowsNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.lever4j.client.transport..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "reactor.netty..")
                .check(Classes.main("core", "reactor-api", "export", FILE_STORE));
    }

    @Test
    void micrometerIsKnownWhereItIsNamed() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.lever4j.client.micrometer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..")
                .check(Classes.main("core", "reactor-api", "export", FILE_STORE));
    }

    @Test
    void inTheCommandOnlyTheListenerKnowsNetty() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.lever4j\\.cli\\.CallbackServer")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "reactor.netty..")
                .check(Classes.main("cli"));
    }

    @Test
    void theSimulatorStandsOnTheJdkAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "reactor..", "org.slf4j..")
                .check(Classes.main("simulator"));
    }

    @Test
    void timeAndChanceComeThroughOneSeam() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.lever4j.client.TimeAndChance")
                .should()
                .accessTargetWhere(readsTheClockOrTheDice())
                .orShould()
                .accessClassesThat()
                .areAssignableTo(ThreadLocalRandom.class);
        rule.check(Classes.main("core", "reactor-api", "export", FILE_STORE));
    }

    @Test
    void librariesDoNotPrint() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(Classes.main("core", "reactor-api", "export", FILE_STORE));
    }

    @Test
    void testsDoNotSleep() {
        noClasses().should().accessTargetWhere(sleeps()).check(Classes.tests());
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that(new DescribedPredicate<JavaClass>("are ours") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackageName().startsWith("dev.lever4j");
                    }
                })
                .should(new NullMarkedPackage(NullMarked.class))
                .check(Classes.main());
    }

    @Test
    void secretsAreNotSerializable() {
        noClasses()
                .that()
                .resideInAPackage("dev.lever4j.auth..")
                .and()
                .areNotEnums()
                .should()
                .beAssignableTo(java.io.Serializable.class)
                .check(Classes.main("core"));
    }

    @Test
    void noJacksonTypeInPublicSignaturesOutsideJson() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.lever4j.json..")
                .and()
                .resideOutsideOfPackage("dev.lever4j.model..")
                .should()
                .dependOnClassesThat(resideInAPackage("tools.jackson.databind.."))
                .check(Classes.main("reactor-api", "export"));
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> readsTheClockOrTheDice() {
        Set<String> readings =
                Set.of("now", "nanoTime", "currentTimeMillis", "random", "systemUTC", "systemDefaultZone");
        DescribedPredicate<JavaClass> sources = assignable(Instant.class)
                .or(assignable(System.class))
                .or(assignable(Math.class))
                .or(assignable(Clock.class));
        return new DescribedPredicate<>("read the clock or the dice") {
            @Override
            public boolean test(JavaAccess<?> access) {
                return readings.contains(access.getName()) && sources.test(access.getTargetOwner());
            }
        };
    }

    private static DescribedPredicate<JavaAccess<?>> sleeps() {
        DescribedPredicate<JavaClass> sleepers = assignable(Thread.class).or(assignable(TimeUnit.class));
        return new DescribedPredicate<>("sleep") {
            @Override
            public boolean test(JavaAccess<?> access) {
                return access.getName().equals("sleep") && sleepers.test(access.getTargetOwner());
            }
        };
    }

    private static DescribedPredicate<JavaClass> assignable(Class<?> type) {
        return JavaClass.Predicates.assignableTo(type);
    }
}
