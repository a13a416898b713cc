package dev.lever4j.connect;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.changes.Change;
import dev.lever4j.client.changes.Change.ApplicationDeleted;
import dev.lever4j.client.changes.Change.OpportunityChanged;
import dev.lever4j.client.changes.Change.OpportunityDeleted;
import dev.lever4j.client.changes.ChangeSet;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Skipped;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.json.RawJson;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.request.OpportunityExpand;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Opportunities as they change, from where the place is. */
final class Following {
    private static final ExportResource ROOT = ExportResource.OPPORTUNITIES;

    private final LeverClient client;
    private final Plan plan;
    private final Place place;
    private final FanOut fanOut;
    private final LeftOut leftOut;

    Following(LeverClient client, Plan plan, Place place, FanOut fanOut, LeftOut leftOut) {
        this.client = client;
        this.plan = plan;
        this.place = place;
        this.fanOut = fanOut;
        this.leftOut = leftOut;
    }

    Flux<Step> steps() {
        ConfidentialityFilter which =
                place.checkpoint().confidential() ? ConfidentialityFilter.ALL : ConfidentialityFilter.NON_CONFIDENTIAL;
        Flux<ChangeSet> changes = client.changes(place.position())
                .every(plan.pollInterval())
                .rescan(plan.rescan())
                .confidentiality(which)
                .expand(expand())
                // they are a list of their own
                .withoutPostings()
                .follow();
        return fanOut.after(changes, this::told);
    }

    private OpportunityExpand[] expand() {
        return Arrays.stream(OpportunityExpand.values())
                .filter(one -> plan.expanded().anyMatch(child -> child.text().equals(one.text())))
                .toArray(OpportunityExpand[]::new);
    }

    private FanOut.Parted told(ChangeSet set) {
        Page page = new Page(plan.fansOut());
        set.changes().forEach(change -> take(change, page));
        Step step = new Step(page.outs(), then -> {
            page.keep(then);
            then.position(set.position());
        });
        return new FanOut.Parted(step, page.parents());
    }

    private void take(Change change, Page page) {
        if (change instanceof OpportunityChanged changed) {
            changed(changed, page);
        } else if (change instanceof OpportunityDeleted deleted) {
            gone(ROOT, deleted.id(), deleted.at(), page);
        } else if (change instanceof ApplicationDeleted deleted
                && plan.children().contains(ExportResource.APPLICATIONS)) {
            gone(
                    ExportResource.APPLICATIONS,
                    deleted.id(),
                    deleted.application().deletedAt(),
                    page);
        }
    }

    private void changed(OpportunityChanged changed, Page page) {
        RawJson json = leaving(ROOT, changed.record());
        Traits traits = Traits.of(json);
        if (Boolean.TRUE.equals(changed.opportunity().isAnonymized())) {
            // whatever a profile lets through
            traits = new Traits(traits.key(), traits.updatedAt(), Traits.NOTHING, true, false);
        }
        if (changed.why() == Change.Why.CHANGED && place.told().has(traits)) {
            return;
        }
        page.root(ROOT, json, traits);
        boolean anonymized = traits.isAnonymized();
        plan.expanded().forEach(child -> {
            RawJson.Nested came = changed.record().nested(child.text());
            if (!came.isWhole()) {
                leftOut.add(child, Skipped.Reason.UNEXPANDED);
            }
            came.objects().forEach(nested -> {
                RawJson its = leaving(child, nested);
                page.child(child, changed.id(), its, Traits.of(its), anonymized);
            });
        });
    }

    private RawJson leaving(ExportResource resource, RawJson record) {
        Redaction redaction = plan.redaction();
        return redaction == null ? record : redaction.of(resource.text(), record);
    }

    private void gone(ExportResource resource, String id, @Nullable Instant at, Page page) {
        String as = Page.toldAs(resource, id);
        // news whatever its time: an update that was told may say a later one
        if (!place.told().isGone(as)) {
            page.gone(
                    resource,
                    id,
                    Math.max(at == null ? 0 : at.toEpochMilli(), place.told().at(as)));
        }
    }
}
