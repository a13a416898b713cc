package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.ChangedOpportunity;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.ArchiveBody;
import dev.lever4j.request.OpportunityChange;
import dev.lever4j.request.OpportunityExpand;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.RequestBody;
import java.util.Collection;
import reactor.core.publisher.Mono;

/**
 * One opportunity and what lies under it, as Lever's paths nest. Nothing is asked until a Mono or Flux is subscribed
 * to.
 *
 * <p>What changes it emits the opportunity without its contact's data, since Lever leaves these empty then; only where
 * links were added does it answer all (both seen live). Or {@link dev.lever4j.error.NotFoundException} where there is
 * no such opportunity. On nobody's behalf, Lever shows nobody as having done it.
 */
public final class OpportunityById {
    private final Calls calls;
    private final String id;

    OpportunityById(Calls calls, String id) {
        Endpoints.GET_OPPORTUNITY.path(id); // a bad id is found here, not at the first call
        this.calls = calls;
        this.id = id;
    }

    /** As {@link Opportunities#get(String, OpportunityExpand...)}. */
    public Mono<Opportunity> get(OpportunityExpand... expand) {
        return new Opportunities(calls).get(id, expand);
    }

    /**
     * Moves it to another stage. Not sent again once it may have arrived, since Lever notes each move.
     *
     * @throws IllegalArgumentException if the stage is blank
     */
    public Mono<ChangedOpportunity> changeStage(String stageId) {
        return change(calls, Endpoints.CHANGE_STAGE, OpportunityChange.stage(stageId));
    }

    /** As {@link #changeStage(String)}, on a user's behalf. */
    public Mono<ChangedOpportunity> changeStage(String stageId, PerformAs performAs) {
        return change(calls.as(performAs), Endpoints.CHANGE_STAGE, OpportunityChange.stage(stageId));
    }

    /** Archives it. Not sent again once it may have arrived. */
    public Mono<ChangedOpportunity> archive(ArchiveBody body) {
        return change(calls, Endpoints.CHANGE_ARCHIVED, body);
    }

    /** As {@link #archive(ArchiveBody)}, on a user's behalf. */
    public Mono<ChangedOpportunity> archive(ArchiveBody body, PerformAs performAs) {
        return change(calls.as(performAs), Endpoints.CHANGE_ARCHIVED, body);
    }

    /** Makes it active again. */
    public Mono<ChangedOpportunity> unarchive() {
        return change(calls, Endpoints.CHANGE_ARCHIVED, OpportunityChange.unarchived());
    }

    /** As {@link #unarchive()}, on a user's behalf. */
    public Mono<ChangedOpportunity> unarchive(PerformAs performAs) {
        return change(calls.as(performAs), Endpoints.CHANGE_ARCHIVED, OpportunityChange.unarchived());
    }

    /**
     * Adds links to its contact. Emits the whole opportunity, all links of the contact among it.
     *
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public Mono<Opportunity> addLinks(Collection<String> urls) {
        return calls.write(Endpoints.ADD_LINKS, Opportunity.class, OpportunityChange.links(urls), id);
    }

    /** As {@link #addLinks(Collection)}, on a user's behalf. */
    public Mono<Opportunity> addLinks(Collection<String> urls, PerformAs performAs) {
        return calls.as(performAs).write(Endpoints.ADD_LINKS, Opportunity.class, OpportunityChange.links(urls), id);
    }

    /**
     * Adds tags.
     *
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public Mono<ChangedOpportunity> addTags(Collection<String> tags) {
        return change(calls, Endpoints.ADD_TAGS, OpportunityChange.tags(tags));
    }

    /** As {@link #addTags(Collection)}, on a user's behalf. */
    public Mono<ChangedOpportunity> addTags(Collection<String> tags, PerformAs performAs) {
        return change(calls.as(performAs), Endpoints.ADD_TAGS, OpportunityChange.tags(tags));
    }

    /**
     * Adds sources.
     *
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public Mono<ChangedOpportunity> addSources(Collection<String> sources) {
        return change(calls, Endpoints.ADD_SOURCES, OpportunityChange.sources(sources));
    }

    /** As {@link #addSources(Collection)}, on a user's behalf. */
    public Mono<ChangedOpportunity> addSources(Collection<String> sources, PerformAs performAs) {
        return change(calls.as(performAs), Endpoints.ADD_SOURCES, OpportunityChange.sources(sources));
    }

    /**
     * Takes links from its contact. Whether Lever answers all here, as where links were added, has not been seen, so
     * what is emitted does without.
     *
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public Mono<ChangedOpportunity> removeLinks(Collection<String> urls) {
        return change(calls, Endpoints.REMOVE_LINKS, OpportunityChange.links(urls));
    }

    /** As {@link #removeLinks(Collection)}, on a user's behalf. */
    public Mono<ChangedOpportunity> removeLinks(Collection<String> urls, PerformAs performAs) {
        return change(calls.as(performAs), Endpoints.REMOVE_LINKS, OpportunityChange.links(urls));
    }

    /**
     * Takes tags away.
     *
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public Mono<ChangedOpportunity> removeTags(Collection<String> tags) {
        return change(calls, Endpoints.REMOVE_TAGS, OpportunityChange.tags(tags));
    }

    /** As {@link #removeTags(Collection)}, on a user's behalf. */
    public Mono<ChangedOpportunity> removeTags(Collection<String> tags, PerformAs performAs) {
        return change(calls.as(performAs), Endpoints.REMOVE_TAGS, OpportunityChange.tags(tags));
    }

    /**
     * Takes sources away.
     *
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public Mono<ChangedOpportunity> removeSources(Collection<String> sources) {
        return change(calls, Endpoints.REMOVE_SOURCES, OpportunityChange.sources(sources));
    }

    /** As {@link #removeSources(Collection)}, on a user's behalf. */
    public Mono<ChangedOpportunity> removeSources(Collection<String> sources, PerformAs performAs) {
        return change(calls.as(performAs), Endpoints.REMOVE_SOURCES, OpportunityChange.sources(sources));
    }

    private Mono<ChangedOpportunity> change(Calls by, Endpoint endpoint, RequestBody body) {
        return by.write(endpoint, ChangedOpportunity.class, body, id);
    }

    /** Its applications. */
    public OpportunityApplications applications() {
        return new OpportunityApplications(calls, id);
    }

    /** Its feedback forms. */
    public OpportunityFeedback feedback() {
        return new OpportunityFeedback(calls, id);
    }

    /** Its files. */
    public OpportunityFiles files() {
        return new OpportunityFiles(calls, id);
    }

    /** Its interviews. */
    public OpportunityInterviews interviews() {
        return new OpportunityInterviews(calls, id);
    }

    /** Its notes. */
    public OpportunityNotes notes() {
        return new OpportunityNotes(calls, id);
    }

    /** Its offers. */
    public OpportunityOffers offers() {
        return new OpportunityOffers(calls, id);
    }

    /** Its panels. */
    public OpportunityPanels panels() {
        return new OpportunityPanels(calls, id);
    }

    /** Its profile forms. */
    public OpportunityForms forms() {
        return new OpportunityForms(calls, id);
    }

    /** Its referrals. */
    public OpportunityReferrals referrals() {
        return new OpportunityReferrals(calls, id);
    }

    /** Its resumes. */
    public OpportunityResumes resumes() {
        return new OpportunityResumes(calls, id);
    }
}
