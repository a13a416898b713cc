package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Note;
import dev.lever4j.model.WrittenNote;
import dev.lever4j.request.Expand;
import dev.lever4j.request.NoteBody;
import dev.lever4j.request.NoteExpand;
import dev.lever4j.request.NoteReplacement;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.Query;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** The notes of one opportunity. Those made in Lever itself, not by the API, can only be read (documented). */
public final class OpportunityNotes {
    private final Calls calls;
    private final String opportunity;

    OpportunityNotes(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }

    /** All of them. See {@link Paged} for demand, threads and errors. */
    public Paged<Note> list(NoteExpand... expand) {
        return calls.list(Endpoints.LIST_NOTES, Note.class, Expand.query(expand), opportunity);
    }

    /**
     * One note. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Note> get(String id, NoteExpand... expand) {
        return calls.one(Endpoints.GET_NOTE, Note.class, Expand.query(expand), opportunity, id);
    }

    /**
     * Adds a note, of nobody. Emits its id, and the note if Lever answers it (seen live, not documented), or
     * {@link dev.lever4j.error.NotFoundException} where there is no such opportunity.
     */
    public Mono<WrittenNote> create(NoteBody note) {
        return calls.write(Endpoints.CREATE_NOTE, WrittenNote.class, note, opportunity);
    }

    /** As {@link #create(NoteBody)}, on a user's behalf. */
    public Mono<WrittenNote> create(NoteBody note, PerformAs who) {
        return calls.as(who).write(Endpoints.CREATE_NOTE, WrittenNote.class, note, opportunity);
    }

    /**
     * Adds a comment to a note's thread, of nobody; of the body, only {@code value} and {@code createdAt} are
     * documented to count. Emits what {@link #create(NoteBody)} does, or {@link dev.lever4j.error.NotFoundException}
     * where there is no such note.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<WrittenNote> comment(String noteId, NoteBody comment) {
        return comment(calls, noteId, comment);
    }

    /** As {@link #comment(String, NoteBody)}, on a user's behalf. */
    public Mono<WrittenNote> comment(String noteId, NoteBody comment, PerformAs who) {
        return comment(calls.as(who), noteId, comment);
    }

    private Mono<WrittenNote> comment(Calls performed, String noteId, NoteBody comment) {
        Endpoints.GET_NOTE.path(opportunity, noteId); // a bad id is found here
        Query thread = Query.empty().and("note_id", noteId);
        return performed.data(Endpoints.CREATE_NOTE, WrittenNote.class, thread, comment, opportunity);
    }

    /**
     * Replaces all comments of a note (documented). Emits its id, or {@link dev.lever4j.error.NotFoundException} where
     * there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<WrittenNote> replace(String id, NoteReplacement note) {
        return calls.write(Endpoints.REPLACE_NOTE, WrittenNote.class, note, opportunity, id);
    }

    /**
     * Reads a note, lets it be changed, and replaces it, so that no other field known here is lost. Lever has no
     * versions, so what somebody else writes between the two requests is lost. Emits the note's id, or
     * {@link dev.lever4j.error.NotFoundException} where there is none, or {@link IllegalArgumentException}, with
     * nothing written, if it has a comment that is not as Lever documents it.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<WrittenNote> change(String id, UnaryOperator<NoteReplacement.Builder> change) {
        return get(id).flatMap(read ->
                replace(id, change.apply(NoteReplacement.from(read)).build()));
    }

    /**
     * Deletes a note. Completes when it is done, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Void> delete(String id) {
        return calls.done(Endpoints.DELETE_NOTE, null, opportunity, id);
    }
}
