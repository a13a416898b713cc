package dev.lever4j.samples.batch;

import dev.lever4j.client.CallOptions;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.resilience.RateLimit;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the job runs.
 *
 * @param server what the folder's state is bound to
 * @param folder where it keeps its ledger, its cursor, the changes and the reports
 * @param work the items that are to be written back, one a line; null for none
 * @param performAs the e-mail address of the user in whose name it is done
 * @param confidentiality of the changes; a key without that right is refused confidential ones
 * @param concurrency items at once
 * @param overlap how much of the time before the last run is asked for again
 * @param firstNight how far back the first run looks
 * @param settled after this time a note that is not there was never sent; longer than a call may take
 * @param stopOnFailure whether one item that fails ends the rest
 * @param dryRun whether it only says what it would do
 */
record Settings(
        String server,
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
    static Settings of(Variables variables, String server, boolean dryRun) {
        String performAs = variables.text("PERFORM_AS", "");
        return new Settings(
                server,
                path("JOB_FOLDER", variables.text("JOB_FOLDER", "job")),
                work(variables),
                Variables.check(
                        "PERFORM_AS", performAs, !performAs.isBlank(), "the e-mail address of the user who does it"),
                confidentiality(variables),
                variables.whole("CONCURRENCY", 1, 256, 16),
                variables.time("OVERLAP", Duration.ofMinutes(10)),
                variables.time("FIRST_NIGHT", Duration.ofDays(1)),
                settled(variables),
                variables.flag("STOP_ON_FAILURE"),
                dryRun);
    }

    /** What a call may still bring about is not to be taken for what never was. */
    private static Duration settled(Variables variables) {
        Duration call = CallOptions.DEFAULT.timeout();
        Duration settled = variables.time("SETTLED", Duration.ofMinutes(5));
        return Variables.check("SETTLED", settled, settled.compareTo(call) > 0, "longer than a call may take, " + call);
    }

    private static @Nullable Path work(Variables variables) {
        String file = variables.text("WORK_FILE");
        return file == null ? null : path("WORK_FILE", file);
    }

    private static Path path(String name, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name + " is no path", e);
        }
    }

    /** A share of the default rate, with bursts of the same proportion. */
    static RateLimit rate(Variables variables) {
        double share = variables.number("SHARE", 0.6);
        Variables.check("SHARE", share, share > 0 && share <= 1, "a part of Lever's limit, above 0 and up to 1");
        return RateLimit.of(RateLimit.DEFAULT.perSecond() * share);
    }

    private static ConfidentialityFilter confidentiality(Variables variables) {
        return switch (variables.text("CONFIDENTIALITY", "non-confidential")) {
            case "non-confidential" -> ConfidentialityFilter.NON_CONFIDENTIAL;
            case "all" -> ConfidentialityFilter.ALL;
            default -> throw new IllegalArgumentException("CONFIDENTIALITY is all or non-confidential");
        };
    }
}
