package dev.lever4j.postgres;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.SyncReport;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** What docs/postgres.md shows. */
final class DocumentedExample {
    private DocumentedExample() {}

    static Mono<ExportReport> hiring(LeverClient lever, String url) {
        // begin hiring
        ConnectionFactory database = ConnectionFactories.get(url); // r2dbc:postgresql://user:password@host:5432/hiring
        PostgresExport postgres = PostgresExport.into(database).schema("lever");

        LeverExport candidates =
                LeverExport.of(lever).with(ExportResource.APPLICATIONS, ExportResource.CONTACT, ExportResource.OFFERS);
        LeverExport postings = LeverExport.of(lever).resource(ExportResource.POSTINGS);

        Mono<ExportReport> done = postgres.write(candidates) // again after a crash: it goes on
                .then(postgres.write(postings));
        // end hiring
        return done;
    }

    static Mono<SyncReport> night(PostgresExport postgres, LeverExport candidates, LeverExport postings) {
        // begin night
        Mono<SyncReport> night = postgres.sync(candidates.sync().rescan(Rescan.active(Duration.ofHours(20))))
                .then(postgres.sync(postings.sync()));
        // end night
        return night;
    }
}
