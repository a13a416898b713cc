package dev.lever4j.contract;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The scenes of all operations. */
final class Scenes {
    /** Lies after {@link Instant#EPOCH}: for ranges that end before they start. */
    static final Instant LATER = Instant.ofEpochMilli(1);

    private Scenes() {}

    static Stream<Scene> all() {
        return Stream.of(
                        AccountScenes.all(),
                        ApplicationScenes.all(),
                        ApplyScenes.all(),
                        DirectoryScenes.all(),
                        FeedbackScenes.all(),
                        FeedbackTemplateScenes.all(),
                        FileScenes.all(),
                        FormScenes.all(),
                        FormTemplateScenes.all(),
                        InterviewScenes.all(),
                        NoteScenes.all(),
                        OpportunityScenes.all(),
                        PanelScenes.all(),
                        PostingScenes.all(),
                        RequisitionFieldScenes.all(),
                        RequisitionScenes.all(),
                        ResumeScenes.all(),
                        UserScenes.all(),
                        WebhookScenes.all())
                .flatMap(List::stream);
    }
}
