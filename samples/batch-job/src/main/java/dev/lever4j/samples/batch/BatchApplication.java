package dev.lever4j.samples.batch;

import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.RunIdIncrementer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

/** The same night as a Spring Batch job of three steps. Its ledger is what a rerun goes on from. */
@SpringBootApplication(proxyBeanMethods = false)
public class BatchApplication {
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), List.of(arguments)));
    }

    /** The night is opened before Spring starts: what is wrong with its settings is said in the same words. */
    static int run(Map<String, String> environment, List<String> arguments) {
        return Night.run(
                environment,
                arguments,
                night -> SpringApplication.exit(new SpringApplicationBuilder(BatchApplication.class)
                        .initializers((GenericApplicationContext context) ->
                                context.registerBean(NightSteps.class, () -> new NightSteps(night)))
                        .run()));
    }

    // begin spring
    @Bean
    Job nightly(JobRepository jobs, NightSteps steps) {
        return new JobBuilder("nightly", jobs)
                .incrementer(new RunIdIncrementer()) // each night is one of its own
                .start(step("acting user", jobs, steps::actingUser))
                .next(step("delta", jobs, steps::delta))
                .next(step("write back", jobs, steps::writeBack))
                .build();
    }
    // end spring

    private static Step step(String name, JobRepository jobs, Runnable work) {
        return new StepBuilder(name, jobs)
                .allowStartIfComplete(true) // the next step needs what it found, which no repository keeps
                .tasklet((contribution, context) -> {
                    work.run();
                    return RepeatStatus.FINISHED;
                })
                .build();
    }
}
