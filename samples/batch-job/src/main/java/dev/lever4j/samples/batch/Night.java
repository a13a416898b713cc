package dev.lever4j.samples.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** All that a night needs, opened, and its parts for those who run one after the other. Blocks. */
final class Night implements AutoCloseable {
    private final Account account;
    private final JobFolder folder;
    private final NightlyJob job;

    private Night(Account account, JobFolder folder, NightlyJob job) {
        this.account = account;
        this.folder = folder;
        this.job = job;
    }

    /** Opens one, does the work in it, or says what that would be, and closes it. The exit code. */
    static int run(Map<String, String> environment, List<String> arguments, ToIntFunction<Night> work) {
        try {
            boolean dryRun = isDryRun(arguments);
            try (Night night = open(new Variables(environment), dryRun)) {
                if (dryRun) {
                    System.out.println(night.plan());
                    return 0;
                }
                return work.applyAsInt(night);
            }
        } catch (RuntimeException e) {
            return Ends.say(e);
        }
    }

    /** Nothing that is not known may turn a dry run into one that writes. */
    private static boolean isDryRun(List<String> arguments) {
        if (!arguments.isEmpty() && !arguments.equals(List.of("--dry-run"))) {
            throw new IllegalArgumentException("the only argument is --dry-run; all else is said by variables");
        }
        return !arguments.isEmpty();
    }

    static Night open(Variables variables, boolean dryRun) {
        Account account = Account.of(variables, Settings.rate(variables));
        try {
            Settings settings = Settings.of(account.complete(variables), account.server(), dryRun);
            Flux<WorkItem> work = work(settings.work(), account);
            JobFolder folder = JobFolder.open(
                    settings.folder(), account.lever().timeAndChance().clock(), dryRun);
            return new Night(account, folder, new NightlyJob(account.lever(), folder.ledger(), settings, work));
        } catch (RuntimeException e) {
            account.close();
            throw e;
        }
    }

    private static Flux<WorkItem> work(@Nullable Path file, Account account) {
        if (file != null) {
            Work.check(file); // before anything happens
            return Work.of(file);
        }
        return account.isSimulated() ? Work.demo(account.lever()) : Flux.empty();
    }

    private Plan plan() {
        return Objects.requireNonNull(job.plan().block());
    }

    Report write() {
        return Objects.requireNonNull(job.run().block());
    }

    NightlyJob job() {
        return job;
    }

    @Override
    public void close() {
        try (Account last = account) {
            folder.close();
        }
    }
}
