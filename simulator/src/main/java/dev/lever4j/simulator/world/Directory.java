package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The small, whole lists of the account: stages, users, postings, archive reasons, tags, sources. */
public final class Directory {
    private static final List<String> REASONS = List.of(
            "Hired",
            "Underqualified",
            "Position filled",
            "Comp",
            "Timing",
            "Withdrew",
            "Future hire",
            "No Response - OLD");
    private static final List<String> LATER_STAGES = List.of("Recruiter screen", "Phone interview", "On-site 🏢");

    private final List<ObjectNode> stages;
    /** As generated; what callers change is in {@link #accounts}. */
    private final List<ObjectNode> users;

    private final Store accounts;
    private final List<ObjectNode> archiveReasons;
    /** As generated; what callers change is in {@link #openings}. */
    private final List<ObjectNode> postings;

    private final Store openings;
    private final Store deletedPostings;
    private final List<ObjectNode> tags;
    private final List<ObjectNode> sources;

    Directory(long seed, int opportunities) {
        this.stages = stages(new Ids(seed, Kind.STAGE));
        this.archiveReasons = archiveReasons(new Ids(seed, Kind.ARCHIVE_REASON));
        this.users = Staff.users(seed);
        this.postings = Openings.postings(seed, users);
        this.accounts = new Store(owner -> users);
        this.openings = new Store(owner -> postings);
        List<ObjectNode> gone = Openings.deleted(seed, users);
        this.deletedPostings = new Store(owner -> gone);
        this.tags = counted(seed, Kind.TAG, tagTexts(), opportunities);
        this.sources = counted(seed, Kind.SOURCE, Names.SOURCES, opportunities);
    }

    public List<ObjectNode> stages() {
        return stages;
    }

    /** As they are now; what is generated never depends on it. */
    public List<ObjectNode> users() {
        return accounts.list();
    }

    public Store userStore() {
        return accounts;
    }

    public List<ObjectNode> archiveReasons() {
        return archiveReasons;
    }

    /** As they are now. */
    public List<ObjectNode> postings() {
        return openings.list();
    }

    public List<ObjectNode> deletedPostings() {
        return deletedPostings.list();
    }

    void deletePosting(ObjectNode posting, long at) {
        deletedPostings.put(posting.deepCopy().put("deletedAt", at));
        openings.delete(Store.ACCOUNT, Json.text(posting, "id"));
    }

    /** As it is, or as it was when it was deleted. */
    @Nullable
    ObjectNode everPosting(String id) {
        ObjectNode posting = openings.find(id);
        return posting == null ? deletedPostings.find(id) : posting;
    }

    public Store postingStore() {
        return openings;
    }

    /** The n-th generated posting as it is now, or as it was when it was deleted. */
    ObjectNode posting(int n) {
        ObjectNode generated = postings.get(n);
        ObjectNode now = openings.current(generated);
        return now == null ? Objects.requireNonNull(deletedPostings.current(generated)) : now;
    }

    /** Generated postings that are there and not confidential, by number. */
    List<Integer> openPostings() {
        return IntStream.range(0, Openings.OPEN)
                .filter(n -> openings.current(postings.get(n)) != null)
                .boxed()
                .toList();
    }

    public List<ObjectNode> tags() {
        return tags;
    }

    public List<ObjectNode> sources() {
        return sources;
    }

    /** The entry with this id, or null. */
    public static @Nullable ObjectNode find(List<ObjectNode> among, @Nullable String id) {
        return among.stream()
                .filter(node -> Json.text(node, "id").equals(id))
                .findFirst()
                .orElse(null);
    }

    String stageId(int index) {
        return Json.text(stages.get(index), "id");
    }

    int stageIndex(String id) {
        return stages.stream().map(stage -> Json.text(stage, "id")).toList().indexOf(id);
    }

    String userId(int index) {
        return Json.text(user(index), "id");
    }

    /** As generated; any number will do. */
    ObjectNode user(int index) {
        return users.get(index % users.size());
    }

    private static List<ObjectNode> stages(Ids ids) {
        List<ObjectNode> stages = new ArrayList<>();
        stages.add(named("lead-new", "New lead"));
        stages.add(named("lead-reached-out", "Reached out"));
        stages.add(named("lead-responded", "Responded"));
        stages.add(named("applicant-new", "New applicant"));
        for (int i = 0; i < LATER_STAGES.size(); i++) {
            stages.add(named(ids.of(i), LATER_STAGES.get(i)));
        }
        stages.add(named("offer", "Offer"));
        return List.copyOf(stages);
    }

    private static List<ObjectNode> archiveReasons(Ids ids) {
        List<ObjectNode> reasons = new ArrayList<>();
        for (int i = 0; i < REASONS.size(); i++) {
            ObjectNode reason = named(ids.of(i), REASONS.get(i));
            reason.put("status", REASONS.get(i).endsWith("OLD") ? "inactive" : "active");
            reasons.add(reason.put("type", i == 0 ? "hired" : "non-hired"));
        }
        return List.copyOf(reasons);
    }

    private static List<String> tagTexts() {
        List<String> texts = new ArrayList<>(Names.TITLES);
        texts.addAll(Names.TEAMS);
        texts.addAll(Names.DEPARTMENTS);
        texts.addAll(Names.CITIES);
        texts.addAll(Names.COMMITMENTS);
        texts.addAll(Names.EXTRA_TAGS);
        return texts;
    }

    private static List<ObjectNode> counted(long seed, long kind, List<String> texts, int opportunities) {
        List<ObjectNode> nodes = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            int count = opportunities / 20 + new Draw(seed, kind, i).below(1, opportunities / 5 + 1);
            nodes.add(Json.object().put("text", texts.get(i)).put("count", count));
        }
        return List.copyOf(nodes);
    }

    private static ObjectNode named(String id, String text) {
        return Json.object().put("id", id).put("text", text);
    }
}
