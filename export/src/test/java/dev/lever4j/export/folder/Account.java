package dev.lever4j.export.folder;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.VirtualLever;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/** A Lever of virtual time and an export of it, with notes and offers that tell whose they are. */
final class Account {
    private static final long DAY = 86_400_000L;
    private static final int HOURS = 24;

    final VirtualLever lever = new VirtualLever();

    Account(int opportunities) {
        // long after the epoch, as the times of records are
        lever.clock().advanceTimeBy(Duration.ofDays(20_000));
        Random random = new Random(7);
        for (int i = 0; i < opportunities; i++) {
            long createdAt = lever.nowMillis() - (long) (random.nextDouble() * 400 * DAY) - DAY;
            VirtualLever.Entry entry = new VirtualLever.Entry("o" + i, createdAt, random.nextInt(6), createdAt);
            entry.updatedAt = i % 3 == 0 ? null : createdAt;
            lever.add(entry);
        }
        lever.latency(() -> Duration.ofMillis(100));
        lever.children(Account::children);
    }

    /** One note for each, and every other has an offer that says itself whose it is. */
    private static HttpReply children(String path) {
        String id = path.split("/", -1)[2];
        boolean offers = path.endsWith("/offers");
        String record =
                offers ? "{\"id\":\"f-" + id + "\",\"opportunityId\":\"" + id + "\"}" : "{\n \"id\": \"n-" + id + "\"}";
        return VirtualLever.reply(200, VirtualLever.page(offers && id.hashCode() % 2 == 0 ? "" : record));
    }

    LeverExport export() {
        return LeverExport.of(lever.client())
                .with(ExportResource.APPLICATIONS, ExportResource.CONTACT, ExportResource.NOTES, ExportResource.OFFERS);
    }

    /** All on the caller's thread. */
    ExportFolder into(Path folder) {
        return ExportFolder.at(folder)
                .files(new QuickDisk())
                .timeAndChance(TimeAndChance.of(lever.clock(), new Random(1)))
                .disk(Schedulers.immediate());
    }

    /** As long as it takes. */
    FolderManifest run(ExportFolder folder, LeverExport export) {
        AtomicReference<@Nullable FolderManifest> done = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        folder.write(export).subscribe(done::set, failed::set);
        for (int hour = 0; done.get() == null && failed.get() == null && hour < HOURS; hour++) {
            lever.clock().advanceTimeBy(Duration.ofHours(1));
        }
        Throwable error = failed.get();
        if (error instanceof RuntimeException known) {
            throw known;
        }
        if (error != null) {
            throw new AssertionError(error);
        }
        FolderManifest manifest = done.get();
        if (manifest == null) {
            throw new AssertionError("it does not end");
        }
        return manifest;
    }

    FolderManifest run(Path folder) {
        return run(into(folder), export());
    }
}
