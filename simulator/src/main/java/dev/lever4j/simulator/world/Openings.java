package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The account's postings: every state, newest first; the last few are confidential, and some more were deleted. */
public final class Openings {
    static final int OPEN = 28;
    static final int CONFIDENTIAL = 4;
    private static final int DELETED = 3;
    private static final List<String> STATES =
            List.of("published", "published", "published", "internal", "closed", "draft", "pending", "rejected");
    private static final List<String> WORKPLACES = List.of("unspecified", "onsite", "remote", "hybrid");

    private Openings() {}

    static List<ObjectNode> postings(long seed, List<ObjectNode> users) {
        Ids ids = new Ids(seed, Kind.POSTING);
        List<ObjectNode> postings = new ArrayList<>();
        for (int i = 0; i < OPEN + CONFIDENTIAL; i++) {
            postings.add(posting(i, ids.of(i), new Draw(seed, Kind.POSTING, i), users));
        }
        return List.copyOf(postings);
    }

    static List<ObjectNode> deleted(long seed, List<ObjectNode> users) {
        Ids ids = new Ids(seed, Kind.POSTING);
        List<ObjectNode> postings = new ArrayList<>();
        for (int i = OPEN + CONFIDENTIAL; i < OPEN + CONFIDENTIAL + DELETED; i++) {
            ObjectNode posting = posting(i, ids.of(i), new Draw(seed, Kind.POSTING, i), users);
            long deletedAt = posting.get("updatedAt").longValue() + 100 * World.DAY;
            postings.add(posting.put("confidentiality", "non-confidential").put("deletedAt", deletedAt));
        }
        return List.copyOf(postings);
    }

    /** What a new posting is before anything is written. */
    public static ObjectNode blank(String id, String creator, long at) {
        ObjectNode node = Json.object().put("id", id).put("text", "");
        node.put("createdAt", at).put("updatedAt", at);
        node.put("user", creator).put("owner", creator).putNull("hiringManager");
        node.put("confidentiality", "non-confidential");
        ObjectNode categories = node.putObject("categories").putNull("team").putNull("department");
        categories.putNull("location").putArray("allLocations");
        categories.putNull("commitment").putNull("level");
        ObjectNode content = node.putObject("content").put("description", "").put("descriptionHtml", "");
        content.putArray("lists");
        content.put("closing", "").put("closingHtml", "");
        node.putNull("country").set("followers", Json.texts(List.of(creator)));
        node.putArray("tags");
        node.put("state", "draft").putNull("distributionChannels").putNull("reqCode");
        node.putArray("requisitionCodes");
        node.putNull("salaryDescription").putNull("salaryDescriptionHtml").putNull("salaryRange");
        node.putNull("urls").put("workplaceType", "unspecified").put("transcribeInterviews", false);
        node.putObject("screening").put("enabled", false);
        return node;
    }

    /** Makes channels and addresses agree with the state. */
    public static void settle(ObjectNode posting) {
        String state = Json.text(posting, "state");
        if (!state.equals("published") && !state.equals("internal")) {
            posting.putNull("distributionChannels");
        } else if (!posting.path("distributionChannels").isArray()) {
            posting.putArray("distributionChannels").add("internal").add("public");
        }
        urls(posting, Json.text(posting, "id"), state);
    }

    private static ObjectNode posting(int i, String id, Draw draw, List<ObjectNode> users) {
        long createdAt = World.PRESENT - i * 20 * World.DAY - draw.below(1, 1_000_000);
        String state = STATES.get(i % STATES.size());
        ObjectNode node = Json.object().put("id", id).put("text", draw.pick(2, Names.TITLES));
        node.put("createdAt", createdAt).put("updatedAt", createdAt + draw.below(3, 15) * World.DAY);
        node.put("user", user(users, draw, 4)).put("owner", user(users, draw, 5));
        node.put("hiringManager", i % 4 == 0 ? null : user(users, draw, 6));
        node.put("confidentiality", i < OPEN ? "non-confidential" : "confidential");
        categories(node.putObject("categories"), draw);
        content(node.putObject("content"), draw);
        node.put("country", i % 3 == 0 ? "CH" : "US");
        node.set("followers", Json.texts(List.of(user(users, draw, 7))));
        node.set("tags", Json.texts(i % 2 == 0 ? List.of() : List.of(draw.pick(8, Names.EXTRA_TAGS))));
        node.put("state", state);
        channels(node, i, state);
        node.put("reqCode", "REQ-" + (1000 + i)).set("requisitionCodes", Json.texts(List.of("REQ-" + (1000 + i))));
        salary(node, i, draw);
        urls(node, id, state);
        node.put("workplaceType", draw.pick(9, WORKPLACES)).put("transcribeInterviews", false);
        node.putObject("screening").put("enabled", i % 5 == 0);
        return node;
    }

    /** The tags an opportunity gets from its posting. */
    static List<String> tags(ObjectNode posting, String... categories) {
        List<String> tags = new ArrayList<>(List.of(Json.text(posting, "text")));
        for (String category : categories) {
            String text = Json.text(posting.path("categories"), category);
            if (!text.isEmpty()) {
                tags.add(text);
            }
        }
        return tags;
    }

    private static String user(List<ObjectNode> users, Draw draw, int salt) {
        return Json.text(draw.pick(salt, users), "id");
    }

    private static void categories(ObjectNode node, Draw draw) {
        String location = draw.pick(20, Names.CITIES);
        node.put("team", draw.pick(21, Names.TEAMS)).put("department", draw.pick(22, Names.DEPARTMENTS));
        node.put("location", location).set("allLocations", Json.texts(List.of(location)));
        node.put("commitment", draw.pick(23, Names.COMMITMENTS)).put("level", draw.percent(24, 50) ? "Senior" : null);
    }

    private static void content(ObjectNode node, Draw draw) {
        String company = draw.pick(25, Names.COMPANIES);
        node.put("description", "You will join " + company + ".\nBring curiosity.");
        node.put("descriptionHtml", "<div>You will join <b>us</b>.</div><div>Bring curiosity.</div>");
        ObjectNode list = node.putArray("lists").addObject();
        list.put("text", "What you bring").put("content", "<li>Care</li><li>Wit</li>");
        node.put("closing", "Everyone is welcome.").put("closingHtml", "<div>Everyone is <i>welcome</i>.</div>");
    }

    private static void channels(ObjectNode node, int i, String state) {
        if (!state.equals("published") && !state.equals("internal")) {
            node.putNull("distributionChannels");
            return;
        }
        ArrayNode channels = node.putArray("distributionChannels").add("internal");
        if (state.equals("published") && i % 3 != 2) {
            channels.add("public");
        }
    }

    private static void salary(ObjectNode node, int i, Draw draw) {
        if (i % 3 != 0) {
            node.putNull("salaryDescription").putNull("salaryDescriptionHtml").putNull("salaryRange");
            return;
        }
        int min = 40_000 + draw.below(26, 60) * 1000;
        node.put("salaryDescription", "Pay in full.").put("salaryDescriptionHtml", "<p>Pay in full.</p>");
        node.putObject("salaryRange")
                .put("max", min + 25_000)
                .put("min", min)
                .put("currency", "USD")
                .put("interval", "per-year-salary");
    }

    private static void urls(ObjectNode node, String id, String state) {
        if (state.equals("draft")) {
            node.putNull("urls");
            return;
        }
        String site = "https://jobs.lever.co/acme";
        node.putObject("urls").put("list", site).put("show", site + "/" + id).put("apply", site + "/" + id + "/apply");
    }
}
