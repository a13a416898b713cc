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
        return Night.run(environment, arguments, night -> {
            Report report = night.write();
            System.out.println(report);
            return report.exitCode();
        });
    }
}
