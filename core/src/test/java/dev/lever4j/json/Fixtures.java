package dev.lever4j.json;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.model.Application;
import dev.lever4j.model.ApplicationForm;
import dev.lever4j.model.ArchiveReason;
import dev.lever4j.model.AuditEvent;
import dev.lever4j.model.ChangedOpportunity;
import dev.lever4j.model.Contact;
import dev.lever4j.model.CreatedApplication;
import dev.lever4j.model.DeletedApplication;
import dev.lever4j.model.DispositionStages;
import dev.lever4j.model.DiversitySurvey;
import dev.lever4j.model.EeoResponse;
import dev.lever4j.model.Feedback;
import dev.lever4j.model.FeedbackTemplate;
import dev.lever4j.model.File;
import dev.lever4j.model.FileAction;
import dev.lever4j.model.FormTemplate;
import dev.lever4j.model.Interview;
import dev.lever4j.model.Note;
import dev.lever4j.model.Offer;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Panel;
import dev.lever4j.model.Posting;
import dev.lever4j.model.PostingAccess;
import dev.lever4j.model.ProfileForm;
import dev.lever4j.model.Referral;
import dev.lever4j.model.Requisition;
import dev.lever4j.model.RequisitionField;
import dev.lever4j.model.Resume;
import dev.lever4j.model.Source;
import dev.lever4j.model.Stage;
import dev.lever4j.model.Tag;
import dev.lever4j.model.UpdatedFeedback;
import dev.lever4j.model.Upload;
import dev.lever4j.model.User;
import dev.lever4j.model.Webhook;
import dev.lever4j.model.WrittenNote;
import dev.lever4j.model.WrittenRequisition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded samples, and the model that each is of by its file's name. */
final class Fixtures {
    /** A reader with nothing of ours in it, so that it can judge ours. */
    static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, Class<?>> MODELS = new LinkedHashMap<>();

    static {
        MODELS.put("interviews", Interview.class);
        MODELS.put("panels", Panel.class);
        MODELS.put("offers", Offer.class);
        // answers to writes, two as documented, one live, one of a connector
        MODELS.put("requisitions-3", WrittenRequisition.class);
        MODELS.put("requisitions-4", WrittenRequisition.class);
        MODELS.put("requisitions-5", WrittenRequisition.class);
        MODELS.put("requisitions-11", WrittenRequisition.class);
        MODELS.put("requisitions", Requisition.class);
        MODELS.put("requisition_fields", RequisitionField.class);
        MODELS.put("audit_events", AuditEvent.class);
        MODELS.put("disposition_stages", DispositionStages.class);
        MODELS.put("posting-users", PostingAccess.class);
        MODELS.put("webhooks", Webhook.class);
        MODELS.put("eeo", EeoResponse.class);
        MODELS.put("files", File.class);
        MODELS.put("file_actions", FileAction.class);
        MODELS.put("resumes", Resume.class);
        MODELS.put("uploads", Upload.class);
        MODELS.put("notes-3", WrittenNote.class);
        MODELS.put("notes-5", WrittenNote.class);
        MODELS.put("notes", Note.class);
        MODELS.put("feedback-4", UpdatedFeedback.class);
        MODELS.put("feedback", Feedback.class);
        MODELS.put("feedback_templates", FeedbackTemplate.class);
        MODELS.put("profile_forms", ProfileForm.class);
        MODELS.put("form_templates", FormTemplate.class);
        MODELS.put("referrals", Referral.class);
        MODELS.put("surveys", DiversitySurvey.class);
        MODELS.put("posting-apply-questions", ApplicationForm.class);
        MODELS.put("posting-apply-1", CreatedApplication.class);
        MODELS.put("applications-deleted", DeletedApplication.class);
        MODELS.put("opportunities-stage", ChangedOpportunity.class);
        MODELS.put("opportunities-archived", ChangedOpportunity.class);
        MODELS.put("opportunities-addTags", ChangedOpportunity.class);
        MODELS.put("opportunities-addSources", ChangedOpportunity.class);
        MODELS.put("opportunities", Opportunity.class);
        MODELS.put("applications", Application.class);
        MODELS.put("postings", Posting.class);
        MODELS.put("stages", Stage.class);
        MODELS.put("users", User.class);
        MODELS.put("archive_reasons", ArchiveReason.class);
        MODELS.put("tags", Tag.class);
        MODELS.put("sources", Source.class);
        MODELS.put("contacts", Contact.class);
    }

    private Fixtures() {}

    record Fixture(String name, Class<?> model, byte[] bytes) {
        /** What the answer looks like around its records. */
        enum Form {
            PAGE,
            NESTED,
            SINGLE,
            DEEPER,
            BARE
        }

        Form form() {
            JsonNode data = PLAIN.readTree(bytes).get("data");
            if (data == null) {
                return Form.BARE;
            }
            if (data.isArray()) {
                return Form.PAGE;
            }
            return data.has("data") ? Form.DEEPER : data.has("eeoResponses") ? Form.NESTED : Form.SINGLE;
        }

        boolean isList() {
            return form() == Form.PAGE || form() == Form.NESTED;
        }

        Shape shape() {
            return form() == Form.NESTED ? Shape.PAGED_OR_NESTED : Shape.PAGED;
        }

        List<JsonNode> records() {
            JsonNode data = data();
            List<JsonNode> records = new ArrayList<>();
            if (data.isArray()) {
                data.forEach(records::add);
            } else {
                records.add(data);
            }
            return records;
        }

        private JsonNode data() {
            JsonNode root = PLAIN.readTree(bytes);
            return switch (form()) {
                case PAGE, SINGLE -> root.get("data");
                case NESTED -> root.get("data").get("eeoResponses");
                case DEEPER -> root.get("data").get("data");
                case BARE -> root;
            };
        }

        /** Read as the client reads an answer of this form. */
        List<?> items() {
            return switch (form()) {
                case PAGE, NESTED ->
                    PageReader.typed(model, shape()).read(bytes).items();
                case SINGLE -> List.of(SingleReader.typed(model).read(bytes));
                case DEEPER -> List.of(WrittenReader.typed(model).read(bytes));
                case BARE -> List.of(LeverJson.decode(bytes, model));
            };
        }

        /** The bytes of each record, where the client hands them out. */
        List<RawJson> slices() {
            return switch (form()) {
                case PAGE, NESTED -> PageReader.raw(shape()).read(bytes).records();
                case SINGLE -> List.of(SingleReader.raw().read(bytes));
                case DEEPER, BARE -> List.of();
            };
        }

        /** Of an answer whose two known forms differ, only what both have is declared. */
        boolean declaresAll() {
            return model != WrittenRequisition.class;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Fixture named(String name) {
        return all().filter(f -> f.name.equals(name)).findFirst().orElseThrow();
    }

    static Stream<Fixture> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().map(Fixtures::load).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture load(Path file) {
        try {
            String name = Objects.requireNonNull(file.getFileName()).toString().replace(".json", "");
            return new Fixture(name, model(name), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> model(String name) {
        return MODELS.entrySet().stream()
                .filter(model -> (name + "-").startsWith(model.getKey() + "-"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no model for " + name));
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(Fixtures.class.getResource("/fixtures"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
