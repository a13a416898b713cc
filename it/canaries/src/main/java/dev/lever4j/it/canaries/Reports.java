package dev.lever4j.it.canaries;

import java.nio.file.Path;
import java.time.Instant;

/** Looks at the reports that a build has written. Arguments: folders. Ends with 1 where something is seen. */
final class Reports {
    private Reports() {}

    public static void main(String[] folders) {
        Watch watch = new Watch();
        for (String folder : folders) {
            LeftFiles.look(watch, "report", Path.of(folder), Instant.EPOCH);
        }
        System.out.println("reports: " + watch.looked());
        watch.hitsInContext().forEach(System.out::println);
        System.exit(watch.hits().isEmpty() ? 0 : 1);
    }
}
