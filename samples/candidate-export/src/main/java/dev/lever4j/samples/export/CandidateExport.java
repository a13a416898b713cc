package dev.lever4j.samples.export;

import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.Commit;
import dev.lever4j.export.Commits;
import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.ExportSink;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.Parents;
import java.util.List;
import reactor.core.publisher.Mono;

/** All opportunities with their applications, into candidates.ndjson.gz and PostgreSQL at once. Killed, it goes on. */
public final class CandidateExport implements Commits {
    private final Archive archive;
    private final Warehouse warehouse;

    CandidateExport(Archive archive, Warehouse warehouse) {
        this.archive = archive;
        this.warehouse = warehouse;
    }

    // begin pipeline
    Mono<ExportReport> run(LeverExport export) {
        return export.with(ExportResource.APPLICATIONS).to(ExportSink.committing(this));
    }

    @Override
    public Mono<Checkpoint> last() {
        return warehouse.progress().delayUntil(archive::open).mapNotNull(Progress::checkpoint);
    }

    @Override
    public Mono<Long> keep(Commit commit) {
        List<Candidate> candidates = commit.rows()
                .filter(row -> row.resource() == ExportResource.OPPORTUNITIES)
                .map(Candidate::of)
                .toList();
        // the file first: what no transaction speaks for is cut off at the next start
        return archive.append(candidates).flatMap(end -> warehouse.save(candidates, end, commit.checkpoint()));
    }

    @Override
    public Mono<Parents> kept() {
        return warehouse.candidates();
    }

    @Override
    public Mono<Void> finish(ExportReport report) {
        return archive.publish(warehouse.lines()).then(warehouse.finished()).then(archive.forgetGrowth());
    }
    // end pipeline

    public static void main(String[] arguments) {
        System.exit(Surroundings.run(System.getenv()));
    }
}
