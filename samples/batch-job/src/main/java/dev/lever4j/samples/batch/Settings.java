package dev.lever4j.samples.batch;

import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.resilience.RateLimit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the job runs.
 *
 * @param folder where it keeps its ledger, its cursor, the changes and the reports
 * @param work the items that are to be written back, one a line; null for none
 * @param performAs the e-mail address of the user in whose name it is done
 * @param confidentiality of the changes; a key without that right is refused confidential ones
 * @param concurrency items at once
 * @param overlap how much of the time before the last run is asked for again
 * @param firstNight how far back the first run looks
 * @param settled after this time a note that is not there was never sent; longer than a request can take
 * @param stopOnFailure whether one item that fails ends the rest
 * @param dryRun whether it only says what it would do
 */
record Settings(
        Path folder,
        @Nullable Path work,
        String performAs,
        ConfidentialityFilter confidentiality,
        int concurrency,
        Duration overlap,
        Duration firstNight,
        Duration settled,
        boolean stopOnFailure,
        boolean dryRun) {
    Settings {
        if (performAs.isBlank()) {
            throw new IllegalArgumentException("PERFORM_AS names the e-mail address of the user who does it");
        }
        if (concurrency < 1 || concurrency > 256) {
            throw new IllegalArgumentException("CONCURRENCY is from 1 to 256");
        }
    }

    static Settings of(Map<String, String> environment, boolean dryRun) {
        return new Settings(
                Path.of(environment.getOrDefault("JOB_FOLDER", "job")),
                Optional.ofNullable(environment.get("WORK_FILE")).map(Path::of).orElse(null),
                environment.getOrDefault("PERFORM_AS", ""),
                confidentiality(environment),
                Integer.parseInt(environment.getOrDefault("CONCURRENCY", "16")),
                Duration.parse(environment.getOrDefault("OVERLAP", "PT10M")),
                Duration.parse(environment.getOrDefault("FIRST_NIGHT", "P1D")),
                Duration.parse(environment.getOrDefault("SETTLED", "PT5M")),
                Boolean.parseBoolean(environment.getOrDefault("STOP_ON_FAILURE", "false")),
                dryRun);
    }

    /** A share of the default rate, with bursts of the same proportion. */
    static RateLimit rate(Map<String, String> environment) {
        double share = share(environment);
        return new RateLimit(
                RateLimit.DEFAULT.perSecond() * share, (int) Math.max(1, RateLimit.DEFAULT.burst() * share));
    }

    private static ConfidentialityFilter confidentiality(Map<String, String> environment) {
        return switch (environment.getOrDefault("CONFIDENTIALITY", "non-confidential")) {
            case "non-confidential" -> ConfidentialityFilter.NON_CONFIDENTIAL;
            case "all" -> ConfidentialityFilter.ALL;
            default -> throw new IllegalArgumentException("CONFIDENTIALITY is all or non-confidential");
        };
    }

    private static double share(Map<String, String> environment) {
        double share = Double.parseDouble(environment.getOrDefault("SHARE", "0.6"));
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("SHARE is a part of Lever's limit, above 0 and up to 1");
        }
        return share;
    }
}
