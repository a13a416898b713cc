package dev.lever4j.samples.export;

import dev.lever4j.error.LeverException;
import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportStatus;
import dev.lever4j.export.LeverExport;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** What the pipeline runs between: an account and a database, those that are named or some of its own. */
final class Surroundings {
    private static final int COMPLETE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int INCOMPLETE = 7;
    private static final String AGAIN = "; the same command goes on";

    private Surroundings() {}

    /**
     * Of LEVER_API_KEY, LEVER_ENVIRONMENT, LEVER_BASE_URL, LEVER_RATE, DATABASE_URL and EXPORT_FOLDER. Opens what they
     * name, exports, and closes it. The exit code.
     */
    static int run(Map<String, String> environment) {
        Path folder = Path.of(environment.getOrDefault("EXPORT_FOLDER", "data"));
        try (Account account = Account.of(environment);
                FolderLock lock = FolderLock.of(folder);
                Database database = Database.of(environment, folder)) {
            return run(account, database, new Archive(folder));
        } catch (IllegalArgumentException e) {
            say(String.valueOf(e.getMessage()));
            return USAGE;
        } catch (R2dbcException e) {
            // its message may quote a row
            say("the database did not do it: " + e.getClass().getSimpleName() + ", SQLSTATE " + e.getSqlState()
                    + AGAIN);
            return FAILED;
        } catch (LeverException e) {
            say(e.getMessage() + AGAIN);
            return FAILED;
        } catch (RuntimeException e) {
            say(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    private static int run(Account account, Database database, Archive archive) {
        LeverExport export = account.export().onProgress(Surroundings::show);
        ExportReport report = Objects.requireNonNull(Mono.usingWhen(
                        database.connections().create(),
                        connection -> new CandidateExport(archive, new Warehouse(connection)).run(export),
                        Connection::close)
                .block());
        say((report.isComplete() ? "complete: " : "NOT complete: ") + archive.published() + " and the table"
                + " lever_export.candidates");
        return report.isComplete() ? COMPLETE : INCOMPLETE;
    }

    private static void show(ExportStatus status) {
        Duration left = status.left();
        say(status.phase() + ": " + status.rows() + " rows kept"
                + (left == null ? "" : ", " + left.toSeconds() + " s left"));
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
