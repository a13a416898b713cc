package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Panel;
import dev.lever4j.request.Expand;
import dev.lever4j.request.PanelBody;
import dev.lever4j.request.PanelExpand;
import dev.lever4j.request.PerformAs;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * The panels of one opportunity: interviews that were scheduled together. Only those that are externally managed can be
 * written (documented).
 */
public final class OpportunityPanels {
    private final Calls calls;
    private final String opportunity;

    OpportunityPanels(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }

    /** All of them, with ids in place of what is not expanded. See {@link Paged} for demand, threads and errors. */
    public Paged<Panel> list(PanelExpand... expand) {
        return calls.list(Endpoints.LIST_PANELS, Panel.class, Expand.query(expand), opportunity);
    }

    /**
     * One panel, with ids in place of what is not expanded. Emits it, or {@link dev.lever4j.error.NotFoundException}
     * where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Panel> get(String id, PanelExpand... expand) {
        return calls.one(Endpoints.GET_PANEL, Panel.class, Expand.query(expand), opportunity, id);
    }

    /**
     * Makes a panel with its interviews; it is externally managed from then on. Emits it as Lever answers it, or
     * {@link dev.lever4j.error.NotFoundException} where there is no such opportunity.
     */
    public Mono<Panel> create(PanelBody panel, PerformAs who) {
        return calls.as(who).written(Endpoints.CREATE_PANEL, Panel.class, panel, opportunity);
    }

    /**
     * Replaces all of a panel: interviews that the body does not name by their ids are deleted, as is every field that
     * it does not say, and those without an id are made anew (documented). Emits it as Lever answers it, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Panel> replace(String id, PanelBody panel, PerformAs who) {
        return calls.as(who).written(Endpoints.REPLACE_PANEL, Panel.class, panel, opportunity, id);
    }

    /**
     * Reads a panel, lets it be changed, and replaces it, so that no other field known here is deleted. Lever has no
     * versions, so what somebody else changes between the two requests is lost. Emits it as Lever answers it, or
     * {@link dev.lever4j.error.NotFoundException} where there is none, or {@link IllegalArgumentException} before
     * anything is written where the panel is not externally managed.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Panel> change(String id, UnaryOperator<PanelBody.Builder> change, PerformAs who) {
        return get(id).flatMap(read ->
                replace(id, change.apply(PanelBody.from(changeable(read))).build(), who));
    }

    /**
     * Deletes a panel with its interviews. Completes when it is done, or {@link dev.lever4j.error.NotFoundException}
     * where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Void> delete(String id, PerformAs who) {
        return calls.as(who).done(Endpoints.DELETE_PANEL, null, opportunity, id);
    }

    private static Panel changeable(Panel panel) {
        if (!Boolean.TRUE.equals(panel.externallyManaged())) {
            throw new IllegalArgumentException(
                    "the panel is not externallyManaged: it was made in Lever, and only there" + " it can be changed");
        }
        return panel;
    }
}
