package dev.lever4j.samples.export;

import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportStatus;
import dev.lever4j.export.LeverExport;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.R2dbcException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** What the pipeline runs between: an account and a database, those that are named or some of its own. */
final class Surroundings implements AutoCloseable {
    private static final int COMPLETE = 0;
    private static final int FAILED = 1;
    private static final int INCOMPLETE = 7;

    private final Path folder;
    private final Account account;
    private final Database database;

    private Surroundings(Path folder, Account account, Database database) {
        this.folder = folder;
        this.account = account;
        this.database = database;
    }

    /** Of LEVER_API_KEY, LEVER_ENVIRONMENT, LEVER_BASE_URL, DATABASE_URL and EXPORT_FOLDER. */
    static Surroundings of(Map<String, String> environment) {
        Path folder = Path.of(environment.getOrDefault("EXPORT_FOLDER", "data"));
        Database database = Database.of(environment, folder);
        try {
            return new Surroundings(folder, Account.of(environment), database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Opens, runs and closes it all. */
    static int exitCode(Map<String, String> environment) {
        try (Surroundings here = of(environment)) {
            return here.run();
        }
    }

    /** The exit code. */
    int run() {
        LeverExport export = account.export().onProgress(Surroundings::show);
        Archive archive = new Archive(folder);
        try {
            ExportReport report = Objects.requireNonNull(Mono.usingWhen(
                            ConnectionFactories.get(database.url()).create(),
                            connection -> new CandidateExport(archive, new Warehouse(connection)).run(export),
                            Connection::close)
                    .block());
            say((report.isComplete() ? "complete: " : "NOT complete: ") + archive.published() + " and the table"
                    + " candidates");
            return report.isComplete() ? COMPLETE : INCOMPLETE;
        } catch (R2dbcException e) {
            // its message may quote a row
            say("the database did not do it: " + e.getClass().getSimpleName() + ", SQLSTATE " + e.getSqlState());
            return FAILED;
        } catch (RuntimeException e) {
            say(e.getMessage() + "; the same command goes on");
            return FAILED;
        }
    }

    private static void show(ExportStatus status) {
        Duration left = status.left();
        say(status.phase() + ": " + status.rows() + " rows kept"
                + (left == null ? "" : ", " + left.toSeconds() + " s left"));
    }

    private static void say(String line) {
        System.err.println(line);
    }

    @Override
    public void close() {
        account.close();
        database.close();
    }
}
