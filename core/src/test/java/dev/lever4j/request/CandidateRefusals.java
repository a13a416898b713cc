package dev.lever4j.request;

import dev.lever4j.json.LeverJson;
import dev.lever4j.model.DiversitySurvey;
import dev.lever4j.model.Origin;
import dev.lever4j.model.Phone;
import dev.lever4j.model.PostingForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Of opportunities, contacts and applications. */
final class CandidateRefusals {
    private static final Instant ONE = Instant.ofEpochMilli(1);
    private static final Instant TWO = Instant.ofEpochMilli(2);

    private CandidateRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(opportunities(), contacts(), applications(), publicApplications())
                .flatMap(each -> each);
    }

    private static Stream<Refusal> opportunities() {
        return Stream.of(
                Refusal.of("name must not be blank", () -> opportunity().name(" ")),
                Refusal.of("headline must not be blank", () -> opportunity().headline("")),
                Refusal.of("stage must not be blank", () -> opportunity().stage("")),
                Refusal.of("location must not be blank", () -> opportunity().location("")),
                Refusal.of("phones must not hold a blank", () -> opportunity().phone("")),
                Refusal.of("phones must not hold a blank", () -> opportunity().phone(" ", "1")),
                Refusal.of(
                        "emails needs at least one value", () -> opportunity().emails(List.of())),
                Refusal.of("links must not hold a blank", () -> opportunity().links(List.of(""))),
                Refusal.of("tags must not hold a blank", () -> opportunity().tags(List.of("a", " "))),
                Refusal.of(
                        "sources needs at least one value", () -> opportunity().sources(List.of())),
                Refusal.of("origin must not be blank", () -> opportunity().origin(Origin.of(""))),
                Refusal.of("owner must not be blank", () -> opportunity().owner("")),
                Refusal.of(
                        "followers needs at least one value",
                        () -> opportunity().followers(List.of())),
                Refusal.of("postings must not hold a blank", () -> opportunity().posting("")),
                Refusal.of(
                        "postings needs at least one value", () -> opportunity().postings(List.of())),
                Refusal.of("postings must be one, not 2", () -> opportunity().postings(List.of("p", "q"))),
                Refusal.of("contact must not be blank", () -> opportunity().contact("")),
                Refusal.of(
                        "opportunityLocation must not be blank",
                        () -> opportunity().opportunityLocation("")),
                Refusal.of(
                        "archived.reason must not hold a blank",
                        () -> opportunity().archived("")),
                Refusal.of(
                        "archived.reason must not hold a blank",
                        () -> opportunity().createdAt(ONE).archived(" ", TWO)),
                Refusal.of(
                        "archived.archivedAt needs an earlier createdAt",
                        () -> opportunity().archived("r", TWO).build()),
                Refusal.of(
                        "archived.archivedAt needs an earlier createdAt",
                        () -> opportunity().createdAt(TWO).archived("r", TWO).build()),
                Refusal.of("stage must not be blank", () -> OpportunityChange.stage(" ")),
                Refusal.of("tags needs at least one value", () -> OpportunityChange.tags(List.of())),
                Refusal.of("links must not hold a blank", () -> OpportunityChange.links(List.of(" "))),
                Refusal.of("sources needs at least one value", () -> OpportunityChange.sources(List.of())),
                Refusal.of("reason must not be blank", () -> ArchiveBody.builder("")),
                Refusal.of(
                        "requisitionId must not be blank",
                        () -> ArchiveBody.builder("r").requisition("")));
    }

    private static OpportunityBody.Builder opportunity() {
        return OpportunityBody.builder();
    }

    private static Stream<Refusal> contacts() {
        return Stream.of(
                Refusal.of(
                        "a contact's update needs at least one field",
                        () -> ContactBody.builder().build()),
                Refusal.of("name must not be blank", () -> ContactBody.builder().name(" ")),
                Refusal.of(
                        "emails must not hold a blank",
                        () -> ContactBody.builder().emails(List.of(" "))),
                Refusal.of(
                        "phones must not hold one without a value",
                        () -> ContactBody.builder().phones(List.of(new Phone("home", " ", Map.of())))));
    }

    private static Stream<Refusal> applications() {
        PostingForm form = LeverJson.decode(
                "{\"fields\":[{\"id\":\"f\",\"type\":\"text\",\"required\":true}]}".getBytes(StandardCharsets.UTF_8),
                PostingForm.class);
        DiversitySurvey survey =
                LeverJson.decode("{\"id\":\"s\"}".getBytes(StandardCharsets.UTF_8), DiversitySurvey.class);
        String date = "disabilitySignatureDate must be a date as MM/DD/YYYY";
        return Stream.of(
                Refusal.of("fullName must not be blank", () -> ApplyBody.builder(" ", "a@b")),
                Refusal.of("email must not be blank", () -> ApplyBody.builder("n", "")),
                Refusal.of("personalInformation must not be blank", () -> apply().personal("", "x")),
                Refusal.of("phone must not be blank", () -> apply().personal("phone", "")),
                Refusal.of("resume must not be blank", () -> apply().resume(" ")),
                Refusal.of("urls must not be blank", () -> apply().url("", "https://x")),
                Refusal.of("urls must not be blank", () -> apply().url("LinkedIn", " ")),
                Refusal.of("gender must not be blank", () -> apply().eeo(EeoAnswer.GENDER, " ")),
                Refusal.of(date, () -> apply().eeo(EeoAnswer.DISABILITY_SIGNATURE_DATE, "2022-11-21")),
                Refusal.of(date, () -> apply().eeo(EeoAnswer.DISABILITY_SIGNATURE_DATE, "21/11/2022")),
                Refusal.of(date, () -> apply().eeo(EeoAnswer.DISABILITY_SIGNATURE_DATE, "02/30/2022")),
                Refusal.of("the field f needs an answer", () -> apply().customQuestions(form)),
                Refusal.of(
                        "customQuestions.id must not be blank",
                        () -> apply().customQuestions(form, FieldValue.text("f", "x"))),
                Refusal.of("compliancePolicyId must not be blank", () -> apply().consentToStore(true, "")),
                Refusal.of("ipAddress must not be blank", () -> apply().ipAddress("")),
                Refusal.of("source must not be blank", () -> apply().source("")),
                Refusal.of("origin must be applied or internal", () -> apply().origin(Origin.AGENCY)),
                Refusal.of(
                        "candidateSelectedLocation must not be blank",
                        () -> DiversitySurveyAnswers.builder(survey).candidateSelectedLocation("")),
                Refusal.of(
                        "answer must not be blank",
                        () -> DiversitySurveyAnswers.builder(survey)
                                .answer(form.fields().get(0), "")));
    }

    private static ApplyBody.Builder apply() {
        return ApplyBody.builder("n", "a@b");
    }

    private static Stream<Refusal> publicApplications() {
        return Stream.of(
                Refusal.of("name must not be blank", () -> PublicApplicationBody.builder(" ", "a@b")),
                Refusal.of("email needs an @", () -> PublicApplicationBody.builder("n", "nobody")),
                Refusal.of("phone must not be blank", () -> publicly().phone("")),
                Refusal.of("urls must not hold a blank", () -> publicly().urls(Map.of("GitHub", " "))),
                Refusal.of("urls must not hold a blank", () -> publicly().urls(Map.of("", "https://x"))),
                Refusal.of(
                        "consent.marketing.compliancePolicyId must not be blank",
                        () -> publicly().consentToMarketing(true, " ")),
                Refusal.of(
                        "opportunityLocation must not be blank",
                        () -> publicly().opportunityLocation("")));
    }

    private static PublicApplicationBody.Builder publicly() {
        return PublicApplicationBody.builder("n", "a@b");
    }
}
