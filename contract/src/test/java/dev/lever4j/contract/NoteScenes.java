package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;

import dev.lever4j.client.OpportunityNotes;
import dev.lever4j.contract.Account.Owned;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.Note;
import dev.lever4j.request.NoteBody;
import dev.lever4j.request.NoteExpand;
import java.time.Instant;
import java.util.List;
import org.reactivestreams.Publisher;

/** Notes. */
final class NoteScenes {
    private NoteScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.GET_NOTE, on -> get(written(on)))
                        .refused(NotFoundException.class, on -> notes(on).get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_NOTES,
                                on -> written(on)
                                        .owner()
                                        .notes()
                                        .list(NoteExpand.values())
                                        .items())
                        .refused(
                                NotFoundException.class,
                                on -> on.lever
                                        .opportunity(UNKNOWN)
                                        .notes()
                                        .list()
                                        .items()),
                Scene.of(
                                Endpoints.CREATE_NOTE,
                                on -> notes(on)
                                        .comment(
                                                made(on),
                                                NoteBody.builder("And more").build()))
                        .refused(
                                IllegalArgumentException.class,
                                on -> notes(on).create(NoteBody.builder(" ").build())),
                Scene.of(Endpoints.REPLACE_NOTE, on -> notes(on).change(made(on), it -> it.secret(false)))
                        .refused(ForbiddenException.class, on -> change(written(on))),
                Scene.of(Endpoints.DELETE_NOTE, on -> notes(on).delete(made(on)))
                        .refused(ForbiddenException.class, on -> delete(written(on))));
    }

    private static NoteBody note() {
        return NoteBody.builder("They know a lot")
                .secret(true)
                .score(4)
                .notifyFollowers(false)
                .createdAt(Instant.EPOCH)
                .build();
    }

    private static String made(Account on) {
        return first(notes(on).create(note(), on.somebody())).id();
    }

    /** In the app. */
    private static Owned<Note> written(Account on) {
        return on.owned(owner -> owner.notes().list(), note -> true);
    }

    private static Publisher<?> get(Owned<Note> note) {
        return note.owner().notes().get(note.value().id(), NoteExpand.values());
    }

    private static Publisher<?> change(Owned<Note> note) {
        return note.owner().notes().change(note.value().id(), it -> it.secret(true));
    }

    private static Publisher<?> delete(Owned<Note> note) {
        return note.owner().notes().delete(note.value().id());
    }

    private static OpportunityNotes notes(Account on) {
        return on.lever.opportunity(on.opportunity().id()).notes();
    }
}
