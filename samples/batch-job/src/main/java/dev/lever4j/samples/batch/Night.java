package dev.lever4j.samples.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Flux;

/** All that a night needs, opened, and its parts for those who run one after the other. Blocks. */
final class Night implements AutoCloseable {
    private final Account account;
    private final JobFolder folder;
    private final NightlyJob job;
    private final Settings settings;

    private Night(Account account, JobFolder folder, Settings settings) {
        this.account = account;
        this.folder = folder;
        this.settings = settings;
        Flux<WorkItem> work = settings.work() != null
                ? Work.of(settings.work())
                : account.isSimulated() ? Work.demo(account.lever()) : Flux.empty();
        this.job = new NightlyJob(account.lever(), folder.ledger(), settings, work);
    }

    static Night open(Map<String, String> environment, boolean dryRun) {
        Account account = Account.of(environment, Settings.rate(environment));
        try {
            Map<String, String> with = new HashMap<>(account.defaults());
            with.putAll(environment);
            Settings settings = Settings.of(with, dryRun);
            JobFolder folder = JobFolder.open(
                    settings.folder(), account.lever().timeAndChance().clock());
            return new Night(account, folder, settings);
        } catch (RuntimeException e) {
            account.close();
            throw e;
        }
    }

    Plan plan() {
        return Objects.requireNonNull(job.plan().block());
    }

    Report run() {
        return Objects.requireNonNull(job.run().block());
    }

    NightlyJob job() {
        return job;
    }

    boolean isDryRun() {
        return settings.dryRun();
    }

    @Override
    public void close() {
        folder.close();
        account.close();
    }
}
