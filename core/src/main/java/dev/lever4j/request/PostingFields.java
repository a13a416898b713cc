package dev.lever4j.request;

import dev.lever4j.model.DistributionChannel;
import dev.lever4j.model.PostingState;
import dev.lever4j.model.WorkplaceType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Collects what new and changed postings have in common; each field is checked when it is given. A list replaces the
 * one that was there; an empty one clears it.
 *
 * @param <B> the builder
 */
public abstract sealed class PostingFields<B extends PostingFields<B>>
        permits PostingBody.Builder, PostingChanges.Builder {
    final Fields fields = new Fields();

    PostingFields() {}

    /** Where it stands; a new one is a draft by default. */
    public final B state(PostingState state) {
        fields.text("state", state.text());
        return self();
    }

    /** Where it is shown once published; by default in both channels. */
    public final B distributionChannels(Collection<DistributionChannel> channels) {
        fields.textsOrNone(
                "distributionChannels",
                channels.stream().map(DistributionChannel::text).toList());
        return self();
    }

    /** A user's id. */
    public final B owner(String userId) {
        fields.text("owner", userId);
        return self();
    }

    /** A user's id. */
    public final B hiringManager(String userId) {
        fields.text("hiringManager", userId);
        return self();
    }

    /** Team, department, location and so on; said in place: {@code categories(of -> of.team("Platform"))}. */
    public final B categories(UnaryOperator<PostingCategoriesBody.Builder> of) {
        fields.set("categories", of.apply(PostingCategoriesBody.builder()).build());
        return self();
    }

    public final B tags(Collection<String> tags) {
        fields.textsOrNone("tags", tags);
        return self();
    }

    /** Its text; said in place: {@code content(of -> of.description(html))}. */
    public final B content(UnaryOperator<PostingContentBody.Builder> of) {
        fields.set("content", of.apply(PostingContentBody.builder()).build());
        return self();
    }

    /** Where the work is done. Once said it cannot become unspecified again (documented). */
    public B workplaceType(WorkplaceType type) {
        fields.text("workplaceType", type.text());
        return self();
    }

    /** Codes of requisitions. */
    public final B requisitionCodes(Collection<String> codes) {
        fields.textsOrNone("requisitionCodes", codes);
        return self();
    }

    /** What is said about the salary, as HTML. */
    public final B salaryDescription(String html) {
        fields.set("salaryDescriptionHtml", PostingHtml.description("salaryDescriptionHtml", html));
        return self();
    }

    /**
     * What it pays; Lever takes all four or none.
     *
     * @param currency ISO 4217
     * @param interval for example {@code per-year-salary}
     * @throws IllegalArgumentException if an amount is negative, the least more than the most, or a text blank
     */
    public final B salaryRange(BigDecimal min, BigDecimal max, String currency, String interval) {
        if (currency.isBlank() || interval.isBlank()) {
            throw new IllegalArgumentException("salaryRange needs a currency and an interval");
        }
        Amounts.check("salaryRange", min, max);
        fields.set("salaryRange", Map.of("min", min, "max", max, "currency", currency, "interval", interval));
        return self();
    }

    abstract B self();
}
