package dev.lever4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.request.NoteBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a model's {@code toString} may say: of a person nothing but an id. */
class PrintedTest {
    /**
     * What shows all that it holds: what a company offers, asks and how it works, ids of users beside it, and bare
     * words that by themselves are of nobody, such as the label of a score. A new one belongs here only where it holds
     * nobody's data.
     */
    private static final Set<String> OF_NOBODY = Set.of(
            "Posting",
            "PostingAccess",
            "PostingCategories",
            "PostingContent",
            "PostingForm",
            "PostingRole",
            "PostingSection",
            "PostingSummary",
            "PublicPosting",
            "Urls",
            "SalaryRange",
            "CompensationBand",
            "Headcount",
            "RequisitionField",
            "RequisitionForHire",
            "RequisitionOption",
            "RequisitionSubfield",
            "Approval",
            "ApprovalStep",
            "ApproverUser$Role",
            "OfferField",
            "OfferSignature",
            "Stage",
            "DispositionStage",
            "DispositionStages",
            "ArchiveReason",
            "Archived",
            "Source",
            "Tag",
            "ApplicationForm",
            "ConsentDisclosure",
            "ConsentDisclosures",
            "DiversitySurvey",
            "CandidateLocations",
            "SurveyInstructions$Text",
            "FormTemplate",
            "FeedbackTemplate",
            "TemplateGroup",
            "FieldOption",
            "ScorecardSkill",
            "Score$Label",
            "AuditTarget",
            "WebhookData$CandidateArchiveChange",
            "WebhookData$CandidateDeleted",
            "FormEntry",
            "Query$Parameter");

    @Test
    void onlyWhatIsOfNobodyShowsWhatItHolds() {
        List<Class<?>> records = Stream.<Class<?>>of(Opportunity.class, NoteBody.class)
                .flatMap(PrintedTest::recordsBeside)
                .toList();
        assertThat(records).hasSizeGreaterThan(120);
        assertThat(records.stream()
                        .filter(record -> Planted.of(record).toString().contains(Planted.TEXT))
                        .map(record ->
                                record.getName().substring(record.getName().lastIndexOf('.') + 1))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(OF_NOBODY);
    }

    /** A test of this one. */
    @Test
    void whatShowsAPersonWouldBeSeen() {
        assertThat(Planted.of(Applicant.class))
                .hasToString("Applicant[id=an-id, name=Planted, emails=[Planted], more={a-name=Planted}]");
    }

    /** Forgot to hide. */
    private record Applicant(String id, String name, List<String> emails, Map<String, Object> more) {}

    private static Stream<Class<?>> recordsBeside(Class<?> one) {
        String folder = one.getSimpleName() + ".class";
        try (Stream<Path> files = Files.list(
                Path.of(Objects.requireNonNull(one.getResource(folder)).toURI()).getParent())) {
            return files
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .<Class<?>>map(name -> type(one, name.substring(0, name.length() - ".class".length())))
                    .filter(type -> type.isRecord() && !OpenEnum.class.isAssignableFrom(type))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException never) {
            throw new IllegalStateException(never);
        }
    }

    private static Class<?> type(Class<?> beside, String name) {
        try {
            return Class.forName(beside.getPackageName() + "." + name);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
