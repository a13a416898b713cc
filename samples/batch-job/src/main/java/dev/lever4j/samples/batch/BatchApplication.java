package dev.lever4j.samples.batch;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The same night as a Spring Batch job of three steps. Its ledger is what a rerun goes on from. */
@SpringBootApplication(proxyBeanMethods = false)
public class BatchApplication {
    public static void main(String[] arguments) {
        System.exit(SpringApplication.exit(SpringApplication.run(BatchApplication.class, arguments)));
    }

    @Bean
    Night night() {
        return Night.open(System.getenv(), false);
    }

    // begin spring
    @Bean
    Job nightly(JobRepository jobs, NightSteps steps) {
        return new JobBuilder("nightly", jobs)
                .start(step("acting user", jobs, steps::actingUser))
                .next(step("delta", jobs, steps::delta))
                .next(step("write back", jobs, steps::writeBack))
                .build();
    }
    // end spring

    private static Step step(String name, JobRepository jobs, Runnable work) {
        return new StepBuilder(name, jobs)
                .tasklet((contribution, context) -> {
                    work.run();
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    NightSteps steps(Night night) {
        return new NightSteps(night);
    }
}
