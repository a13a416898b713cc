package dev.lever4j.sample.webflux;

import dev.lever4j.model.Application;
import dev.lever4j.model.FileStatus;
import dev.lever4j.model.Note;
import dev.lever4j.model.NoteField;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Phone;
import dev.lever4j.model.Ref;
import dev.lever4j.model.Resume;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the panel shows of an opportunity. */
record Candidate(
        String id,
        @Nullable String name,
        @Nullable String headline,
        @Nullable String location,
        @Nullable String stage,
        @Nullable String owner,
        @Nullable String origin,
        @Nullable Instant since,
        List<String> emails,
        List<String> phones,
        List<String> tags,
        List<Applied> applications,
        List<Curriculum> resumes,
        List<Noted> notes) {

    /** One application. */
    record Applied(
            @Nullable String posting,
            @Nullable Instant at,
            @Nullable String type,
            @Nullable String company,
            @Nullable String comments) {
        static Applied of(Application application) {
            return new Applied(
                    Row.idOf(application.posting()),
                    application.createdAt(),
                    application.type() == null ? null : application.type().text(),
                    application.company(),
                    application.comments());
        }
    }

    /**
     * One resume.
     *
     * @param ready false where Lever says that it could not process the file, or has not yet
     */
    record Curriculum(
            String id, @Nullable String file, @Nullable Long bytes, boolean ready) {
        static Curriculum of(Resume resume) {
            return resume.file() == null
                    ? new Curriculum(resume.id(), null, null, false)
                    : new Curriculum(
                            resume.id(),
                            resume.file().safeFileName(),
                            resume.file().size(),
                            isReady(resume.file().status()));
        }
    }

    private static boolean isReady(@Nullable FileStatus status) {
        return !FileStatus.PROCESSING.equals(status) && !FileStatus.ERROR.equals(status);
    }

    /** One note with its comments. */
    record Noted(@Nullable String user, @Nullable Instant at, boolean secret, List<String> comments) {
        static Noted of(Note note) {
            List<String> comments = note.fields().stream()
                    .filter(NoteField.class::isInstance)
                    .map(NoteField.class::cast)
                    .map(NoteField::value)
                    .filter(Objects::nonNull)
                    .toList();
            return new Noted(Row.idOf(note.user()), note.createdAt(), Boolean.TRUE.equals(note.secret()), comments);
        }
    }

    static Candidate of(Opportunity it, List<Resume> resumes, List<Note> notes) {
        return new Candidate(
                it.id(),
                it.name(),
                it.headline(),
                it.location(),
                Row.idOf(it.stage()),
                Row.idOf(it.owner()),
                it.origin() == null ? null : it.origin().text(),
                it.createdAt(),
                it.emails(),
                it.phones().stream().map(Phone::value).filter(Objects::nonNull).toList(),
                it.tags(),
                it.applications().stream()
                        .map(Ref::expanded)
                        .flatMap(Optional::stream)
                        .map(Applied::of)
                        .toList(),
                resumes.stream().map(Curriculum::of).toList(),
                notes.stream().map(Noted::of).toList());
    }
}
