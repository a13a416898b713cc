package dev.lever4j.request;

import dev.lever4j.model.CompensationBand;
import dev.lever4j.model.DistributionChannel;
import dev.lever4j.model.Headcount;
import dev.lever4j.model.PostingState;
import dev.lever4j.model.RequisitionFieldType;
import dev.lever4j.model.WorkplaceType;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Of postings and requisitions. */
final class HiringRefusals {
    private static final BigDecimal LESS = BigDecimal.ONE;
    private static final BigDecimal MORE = BigDecimal.TEN;
    private static final BigDecimal NEGATIVE = new BigDecimal("-0.01");

    private HiringRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(postings(), requisitions(), requisitionFields()).flatMap(each -> each);
    }

    private static Stream<Refusal> postings() {
        return Stream.of(
                Refusal.of("text must not be blank", () -> PostingBody.builder("")),
                Refusal.of("state must not be blank", () -> posting().state(PostingState.of(" "))),
                Refusal.of(
                        "distributionChannels must not hold a blank",
                        () -> posting().distributionChannels(List.of(DistributionChannel.of("")))),
                Refusal.of("owner must not be blank", () -> posting().owner("")),
                Refusal.of("hiringManager must not be blank", () -> posting().hiringManager(" ")),
                Refusal.of("tags must not hold a blank", () -> posting().tags(List.of(""))),
                Refusal.of(
                        "requisitionCodes must not hold a blank",
                        () -> posting().requisitionCodes(List.of("a", ""))),
                Refusal.of("followers must not hold a blank", () -> posting().followers(List.of(""))),
                Refusal.of("country must not be blank", () -> posting().country("")),
                Refusal.of("team must not be blank", () -> posting().categories(of -> of.team(""))),
                Refusal.of(
                        "allLocations needs at least one value",
                        () -> posting().categories(of -> of.allLocations(List.of()))),
                Refusal.of(
                        "content.lists.text must not be blank",
                        () -> posting().content(of -> of.list(" ", "<li>a</li>"))),
                Refusal.of(
                        "content.closingHtml holds <li>; Lever takes only a, b, br, div, i, p, s, span, u",
                        () -> posting().content(of -> of.closing("<li>a</li>"))),
                Refusal.of(
                        "salaryRange needs a currency and an interval",
                        () -> posting().salaryRange(LESS, MORE, " ", "i")),
                Refusal.of(
                        "salaryRange.min must not be negative",
                        () -> posting().salaryRange(NEGATIVE, MORE, "USD", "i")),
                Refusal.of(
                        "salaryRange.max must not be negative",
                        () -> posting().salaryRange(LESS, NEGATIVE, "USD", "i")),
                Refusal.of(
                        "salaryRange.min must not be more than salaryRange.max",
                        () -> posting().salaryRange(MORE, LESS, "USD", "i")),
                Refusal.of(
                        "workplaceType cannot become unspecified again",
                        () -> posting().workplaceType(WorkplaceType.UNSPECIFIED)),
                Refusal.of(
                        "an update of a posting needs at least one field",
                        () -> posting().build()));
    }

    private static PostingChanges.Builder posting() {
        return PostingChanges.builder();
    }

    private static Stream<Refusal> requisitions() {
        return Stream.of(
                Refusal.of(
                        "requisitionCode must not be blank", () -> RequisitionBody.builder("", "n", Headcount.of(0))),
                Refusal.of("name must not be blank", () -> RequisitionBody.builder("c", " ", Headcount.of(0))),
                Refusal.of(
                        "headcountTotal must not be negative",
                        () -> RequisitionBody.builder("c", "n", Headcount.of(-1))),
                Refusal.of("compensationBand.min must not be negative", () -> pays(NEGATIVE, MORE)),
                Refusal.of("compensationBand.max must not be negative", () -> pays(LESS, NEGATIVE)),
                Refusal.of("compensationBand.min must not be more than compensationBand.max", () -> pays(MORE, LESS)),
                Refusal.of(
                        "hiringManager must not be blank", () -> requisition().hiringManager("")),
                Refusal.of("owner must not be blank", () -> requisition().owner(" ")),
                Refusal.of(
                        "postingIds must not hold a blank", () -> requisition().postings(List.of(""))),
                Refusal.of(
                        "customFields must not hold a blank id",
                        () -> requisition().customField(" ", 1)),
                Refusal.of(
                        "customFields.f is nested more than one level deep",
                        () -> requisition().customField("f", Map.of("a", Map.of("b", "c")))));
    }

    private static RequisitionBody.Builder requisition() {
        return RequisitionBody.builder("c", "n", Headcount.UNLIMITED);
    }

    private static void pays(BigDecimal min, BigDecimal max) {
        requisition().compensationBand(CompensationBand.of("USD", "per-year-salary", min, max));
    }

    private static Stream<Refusal> requisitionFields() {
        List<String> many = Collections.nCopies(4001, "o");
        return Stream.of(
                Refusal.of(
                        "id must be snake_case, of 1 to 50 characters", () -> field("a b", RequisitionFieldType.TEXT)),
                Refusal.of(
                        "text must not be blank",
                        () -> RequisitionFieldBody.builder("f", "", RequisitionFieldType.TEXT)),
                Refusal.of(
                        "id must not be blank",
                        () -> field("f", RequisitionFieldType.OBJECT).subfield("", "t", RequisitionFieldType.TEXT)),
                Refusal.of(
                        "subfields are nested one level deep only",
                        () -> field("f", RequisitionFieldType.OBJECT).subfield("s", "t", RequisitionFieldType.OBJECT)),
                Refusal.of(
                        "text must not be blank",
                        () -> field("f", RequisitionFieldType.DROPDOWN).option(" ")),
                Refusal.of(
                        "options need the type dropdown",
                        () -> field("f", RequisitionFieldType.TEXT).option("o").build()),
                Refusal.of("values must be 1 to 4000 options, not 0", () -> RequisitionOptionsBody.adding(List.of())),
                Refusal.of("values must be 1 to 4000 options, not 4001", () -> RequisitionOptionsBody.adding(many)),
                Refusal.of("id must not be blank", () -> RequisitionOptionsBody.renaming(Map.of("", "t"))),
                Refusal.of("values must not hold a blank", () -> RequisitionOptionsBody.deleting(List.of(""))));
    }

    private static RequisitionFieldBody.Builder field(String id, RequisitionFieldType type) {
        return RequisitionFieldBody.builder(id, "t", type);
    }
}
