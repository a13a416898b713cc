package dev.lever4j.sample.webflux;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the application; with a Lever of its own where no other is configured. */
@SpringBootApplication(proxyBeanMethods = false)
public class PipelineApplication {
    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(PipelineApplication.class).initializers(new SimulatedLever());
    }
}
