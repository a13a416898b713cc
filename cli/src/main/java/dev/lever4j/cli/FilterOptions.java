package dev.lever4j.cli;

import dev.lever4j.model.Origin;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.request.OpportunityExpand;
import dev.lever4j.request.OpportunityFilter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The filters of {@code GET /opportunities}. Where several values are allowed, an option repeats. */
final class FilterOptions {
    private static final String FROM = "A day or an instant, UTC; included.";
    private static final String TO = "The same; a day is included as a whole.";

    @Option(names = "--created-from", paramLabel = "WHEN", converter = Moments.From.class, description = FROM)
    private @Nullable Instant createdFrom;

    @Option(names = "--created-to", paramLabel = "WHEN", converter = Moments.To.class, description = TO)
    private @Nullable Instant createdTo;

    @Option(names = "--updated-from", paramLabel = "WHEN", converter = Moments.From.class)
    private @Nullable Instant updatedFrom;

    @Option(names = "--updated-to", paramLabel = "WHEN", converter = Moments.To.class)
    private @Nullable Instant updatedTo;

    @Option(names = "--advanced-from", paramLabel = "WHEN", converter = Moments.From.class)
    private @Nullable Instant advancedFrom;

    @Option(names = "--advanced-to", paramLabel = "WHEN", converter = Moments.To.class)
    private @Nullable Instant advancedTo;

    @Option(names = "--archived-from", paramLabel = "WHEN", converter = Moments.From.class)
    private @Nullable Instant archivedFrom;

    @Option(names = "--archived-to", paramLabel = "WHEN", converter = Moments.To.class)
    private @Nullable Instant archivedTo;

    @Option(names = "--archived", paramLabel = "true|false", arity = "1", description = "Absent: both.")
    private @Nullable Boolean archived;

    @Option(names = "--snoozed", paramLabel = "true|false", arity = "1", description = "Absent: both.")
    private @Nullable Boolean snoozed;

    @Option(names = "--stage", paramLabel = "ID", description = "Repeatable, as the next ones.")
    private List<String> stages = List.of();

    @Option(names = "--posting", paramLabel = "ID")
    private List<String> postings = List.of();

    @Option(names = "--archived-posting", paramLabel = "ID")
    private List<String> archivedPostings = List.of();

    @Option(names = "--archive-reason", paramLabel = "ID")
    private List<String> archiveReasons = List.of();

    @Option(names = "--contact", paramLabel = "ID")
    private List<String> contacts = List.of();

    @Option(names = "--tag", paramLabel = "TEXT", description = "Case counts.")
    private List<String> tags = List.of();

    @Option(names = "--origin", paramLabel = "TEXT", description = "For example applied, sourced, referred, agency.")
    private List<String> origins = List.of();

    @Option(names = "--source", paramLabel = "TEXT")
    private List<String> sources = List.of();

    @Option(names = "--location", paramLabel = "TEXT", description = "'unspecified' is one.")
    private List<String> locations = List.of();

    @Option(names = "--email", paramLabel = "ADDRESS")
    private @Nullable String email;

    @Option(
            names = "--confidentiality",
            paramLabel = "WHICH",
            description =
                    "confidential, non-confidential or all. Default: all in a folder, as far as the credential may"
                            + " see them; non-confidential, which is Lever's default, in a file.")
    private @Nullable String confidentiality;

    @Option(
            names = "--expand",
            paramLabel = "FIELD",
            description = "applications, stage, owner, followers, sourcedBy or contact, in the place of their ids."
                    + " Repeatable.")
    private List<String> expand = List.of();

    @Option(names = "--include", paramLabel = "FIELD", description = "followers.")
    private List<String> include = List.of();

    /** @throws Failure if a value is none */
    OpportunityFilter toFilter() {
        try {
            OpportunityFilter.Builder filter = OpportunityFilter.builder();
            times(filter);
            ids(filter);
            traits(filter);
            return filter.build();
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    private void times(OpportunityFilter.Builder filter) {
        ifGiven(createdFrom, filter::createdFrom);
        ifGiven(createdTo, filter::createdTo);
        ifGiven(updatedFrom, filter::updatedFrom);
        ifGiven(updatedTo, filter::updatedTo);
        ifGiven(advancedFrom, filter::advancedFrom);
        ifGiven(advancedTo, filter::advancedTo);
        ifGiven(archivedFrom, filter::archivedFrom);
        ifGiven(archivedTo, filter::archivedTo);
    }

    private void ids(OpportunityFilter.Builder filter) {
        stages.forEach(filter::stage);
        postings.forEach(filter::posting);
        archivedPostings.forEach(filter::archivedPosting);
        archiveReasons.forEach(filter::archiveReason);
        contacts.forEach(filter::contact);
    }

    private void traits(OpportunityFilter.Builder filter) {
        ifGiven(archived, filter::archived);
        ifGiven(snoozed, filter::snoozed);
        tags.forEach(filter::tag);
        origins.forEach(text -> filter.origin(Origin.of(text)));
        sources.forEach(filter::source);
        locations.forEach(filter::location);
        ifGiven(email, filter::email);
        ifGiven(
                confidentiality,
                text -> filter.confidentiality(word(ConfidentialityFilter.class, "--confidentiality", text)));
        expand.forEach(text -> filter.expand(word(OpportunityExpand.class, "--expand", text)));
        include.forEach(text -> include(filter, text));
    }

    private static void include(OpportunityFilter.Builder filter, String text) {
        if (!text.equals("followers")) {
            throw Failure.usage("--include takes followers only");
        }
        filter.includeFollowers();
    }

    /** The constant that a word of Lever's, such as sourcedBy or non-confidential, is called here. */
    private static <E extends Enum<E>> E word(Class<E> type, String option, String text) {
        String name =
                text.replace('-', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(option + " does not know that value; see 'lever export --help'");
        }
    }

    private static <T> void ifGiven(@Nullable T value, Consumer<T> use) {
        if (value != null) {
            use.accept(value);
        }
    }
}
