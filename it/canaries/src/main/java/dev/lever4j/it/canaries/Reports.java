package dev.lever4j.it.canaries;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Looks at the reports that a build has written. Arguments: folders and files. Ends with 1 where something is seen, and
 * where one of them is not there.
 */
final class Reports {
    private Reports() {}

    public static void main(String[] places) {
        Watch watch = new Watch();
        boolean allThere = true;
        for (String place : places) {
            LeftFiles.look(watch, "report", Path.of(place), Instant.EPOCH);
            if (!Files.exists(Path.of(place))) {
                System.out.println("not there: " + place);
                allThere = false;
            }
        }
        System.out.println("reports: " + watch.looked());
        watch.hitsInContext().forEach(System.out::println);
        System.exit(allThere && watch.hits().isEmpty() ? 0 : 1);
    }
}
