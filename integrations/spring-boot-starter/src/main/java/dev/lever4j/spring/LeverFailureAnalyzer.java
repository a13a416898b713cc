package dev.lever4j.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the configuration, and what to change, in place of a stack trace. */
final class LeverFailureAnalyzer extends AbstractFailureAnalyzer<LeverConfigurationException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, LeverConfigurationException cause) {
        return new FailureAnalysis("Lever4J: " + cause.getMessage(), cause.action(), cause);
    }
}
