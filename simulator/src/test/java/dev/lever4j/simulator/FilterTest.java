package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each filter finds exactly what a look at every record finds. */
class FilterTest {
    private static final Simulator simulator =
            Simulator.builder().opportunities(600).rate(1e6, 1000).start();
    private static final Probe lever = Probe.apiKey(simulator);
    private static final List<JsonNode> everything = lever.all("/opportunities?expand=applications");
    private static final JsonNode some = everything.stream()
            .filter(it ->
                    !it.get("archived").isNull() && !it.get("applications").isEmpty() && it.has("opportunityLocation"))
            .filter(it -> !it.get("emails").isEmpty() && !it.get("tags").isEmpty())
            .skip(7)
            .findFirst()
            .orElseThrow();

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void factsFilter() {
        agree(
                "tag=" + text(some.get("tags").get(0)),
                it -> has(it, "tags", text(some.get("tags").get(0))));
        agree("source=LinkedIn&source=GitHub", it -> has(it, "sources", "LinkedIn") || has(it, "sources", "GitHub"));
        agree("origin=applied&origin=agency", it -> is(it, "origin", "applied") || is(it, "origin", "agency"));
        agree("stage_id=lead-new&stage_id=offer", it -> is(it, "stage", "lead-new") || is(it, "stage", "offer"));
        agree("contact_id=" + text(some.get("contact")), it -> it.get("contact").equals(some.get("contact")));
        String reason = text(some.get("archived").get("reason"));
        agree("archive_reason_id=" + reason, it -> is(it.get("archived"), "reason", reason));
        String email = text(some.get("emails").get(0));
        agree("email=" + email.toUpperCase(Locale.ROOT), it -> has(it, "emails", email));
    }

    @Test
    void tagsAreCaseSensitive() {
        assertThat(lever.all("/opportunities?tag=Full-time")).isNotEmpty();
        assertThat(lever.all("/opportunities?tag=full-time")).isEmpty();
    }

    @Test
    void locationsFilterAndAbsentCountsAsUnspecified() {
        String location = text(some.get("opportunityLocation"));
        agree(
                "location=" + location,
                it -> is(it, "opportunityLocation", location)
                        || (location.equals("unspecified") && !it.has("opportunityLocation")));
        agree(
                "location=unspecified",
                it -> !it.has("opportunityLocation") || is(it, "opportunityLocation", "unspecified"));
    }

    @Test
    void postingsFilter() {
        String posting = text(some.get("applications").get(0).get("posting"));
        Predicate<JsonNode> applied = it ->
                !it.get("applications").isEmpty() && is(it.get("applications").get(0), "posting", posting);
        agree("posting_id=" + posting, applied);
        agree(
                "archived_posting_id=" + posting,
                it -> applied.test(it) && !it.get("archived").isNull());
    }

    @Test
    void flagsFilter() {
        agree("archived=true", it -> !it.get("archived").isNull());
        agree("archived=false", it -> it.get("archived").isNull());
        agree("snoozed=true", it -> !it.get("snoozedUntil").isNull());
        agree("snoozed=false", it -> it.get("snoozedUntil").isNull());
        agree("archived=true&origin=applied", it -> !it.get("archived").isNull() && is(it, "origin", "applied"));
    }

    @Test
    void timesFilterInclusively() {
        ranges("created_at", it -> it.get("createdAt"));
        ranges("updated_at", it -> it.get("updatedAt"));
        ranges("advanced_at", it -> it.get("lastAdvancedAt"));
        ranges("archived_at", it -> it.get("archived").get("archivedAt"));
    }

    private static void ranges(String name, Function<JsonNode, JsonNode> time) {
        JsonNode exact = time.apply(some);
        String at = exact.toString();
        agree(name + "_start=" + at + "&" + name + "_end=" + at, it -> exact.equals(time.apply(it)));
        Predicate<JsonNode> timed =
                it -> time.apply(it) != null && time.apply(it).isNumber();
        agree(name + "_start=" + at, it -> timed.test(it) && time.apply(it).longValue() >= exact.longValue());
        agree(name + "_end=" + at, it -> timed.test(it) && time.apply(it).longValue() <= exact.longValue());
    }

    @Test
    void confidentialOnesAreSeenWhenAskedFor() {
        List<JsonNode> confidential = lever.all("/opportunities?confidentiality=confidential");
        assertThat(confidential).hasSize(12).allMatch(it -> is(it, "confidentiality", "confidential"));
        assertThat(lever.all("/opportunities?confidentiality=all")).hasSize(612);
        assertThat(everything).allMatch(it -> is(it, "confidentiality", "non-confidential"));
        JsonNode posting =
                lever.json("/opportunities/" + text(confidential.get(0).get("id")) + "?expand=applications");
        String id = text(posting.get("data").get("applications").get(0).get("posting"));
        assertThat(is(lever.json("/postings/" + id).get("data"), "confidentiality", "confidential"))
                .isTrue();
    }

    @Test
    void deletedOnesHaveTheirOwnList() {
        List<JsonNode> deleted = lever.all("/opportunities/deleted");
        assertThat(deleted).hasSize(12).allMatch(it -> it.has("deletedBy"));
        String at = deleted.get(3).get("deletedAt").toString();
        assertThat(lever.all("/opportunities/deleted?deleted_at_start=" + at)).hasSize(4);
        assertThat(lever.all("/opportunities/deleted?deleted_at_end=" + at)).hasSize(9);
        assertThat(lever.get("/opportunities/" + text(deleted.get(0).get("id"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void postingsHaveFilters() {
        List<JsonNode> all = lever.all("/postings");
        assertThat(all).hasSize(28).allMatch(it -> it.has("content") && it.has("followers"));
        same(all, "/postings?state=closed", it -> is(it, "state", "closed"));
        same(
                all,
                "/postings?state=published",
                it -> is(it, "state", "published") && has(it, "distributionChannels", "public"));
        same(
                all,
                "/postings?state=published&distributionChannel=public&distributionChannel=internal",
                it -> is(it, "state", "published"));
        same(
                all,
                "/postings?team=Platform&team=Data",
                it -> is(it.get("categories"), "team", "Platform") || is(it.get("categories"), "team", "Data"));
        same(all, "/postings?tag=visa", it -> has(it, "tags", "visa"));
        long at = all.get(5).get("updatedAt").longValue();
        same(all, "/postings?updated_at_start=" + at, it -> it.get("updatedAt").longValue() >= at);
        assertThat(lever.get("/postings?updated_at_start=1&state=closed").statusCode())
                .isEqualTo(400);
        assertThat(lever.all("/postings?confidentiality=confidential")).hasSize(4);
        assertThat(lever.get("/postings?expand=stage").statusCode()).isEqualTo(400);
        assertThat(lever.json("/postings?expand=owner&limit=1")
                        .get("data")
                        .get(0)
                        .get("owner")
                        .has("email"))
                .isTrue();
    }

    @Test
    void usersAndReasonsHaveFilters() {
        List<JsonNode> all = lever.all("/users?includeDeactivated=true");
        same(all, "/users", it -> it.get("deactivatedAt").isNull());
        same(
                all,
                "/users?includeDeactivated=true&accessRole%5B%5D=super%20admin&accessRole%5B%5D=admin",
                it -> is(it, "accessRole", "super admin") || is(it, "accessRole", "admin"));
        same(all, "/users?email=user3@acme.example.com", it -> is(it, "email", "user3@acme.example.com"));
        same(all, "/users?external_directory_id=dir-2277000", it -> is(it, "externalDirectoryId", "dir-2277000"));
        assertThat(lever.all("/archive_reasons?type=hired")).hasSize(1);
        assertThat(lever.all("/archive_reasons?type=non-hired")).hasSize(7);
        assertThat(lever.all("/tags?limit=3")).hasSameSizeAs(lever.all("/tags"));
    }

    private static void agree(String query, Predicate<JsonNode> wanted) {
        try {
            String all = "limit=50&expand=applications&" + query;
            same(everything, new URI(null, null, "/opportunities", all, null).toASCIIString(), wanted);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Also guards against a filter that finds nothing or everything. */
    private static void same(List<JsonNode> among, String path, Predicate<JsonNode> wanted) {
        List<JsonNode> expected = among.stream().filter(wanted).toList();
        assertThat(lever.all(path)).as(path).isEqualTo(expected);
        assertThat(expected).as(path).isNotEmpty().hasSizeLessThan(among.size());
    }

    private static boolean has(JsonNode node, String field, String value) {
        return StreamSupport.stream(node.get(field).spliterator(), false)
                .anyMatch(one -> text(one).equals(value));
    }

    private static boolean is(JsonNode node, String field, String value) {
        return node.has(field) && text(node.get(field)).equals(value);
    }

    private static String text(JsonNode node) {
        return node.stringValue("");
    }
}
