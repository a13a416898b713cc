package dev.lever4j.sample.webflux;

import dev.lever4j.spring.LeverClientCustomizer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/** Starts the application; with a Lever of its own where no other is configured. */
@SpringBootApplication(proxyBeanMethods = false)
public class PipelineApplication {
    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    @Bean
    LeverClientCustomizer listening(Activity activity) {
        return client -> client.onRequest(activity);
    }

    static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(PipelineApplication.class).initializers(new SimulatedLever());
    }
}
