package dev.lever4j.samples.batch;

import java.util.List;
import java.util.Map;

/** The job as plain Java. {@code --dry-run} says what it would do. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), List.of(arguments)));
    }

    static int run(Map<String, String> environment, List<String> arguments) {
        try (Night night = Night.open(environment, arguments.contains("--dry-run"))) {
            if (night.isDryRun()) {
                System.out.println(night.plan());
                return 0;
            }
            Report report = night.run();
            System.out.println(report);
            return report.exitCode();
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            return Ends.code(e);
        }
    }
}
