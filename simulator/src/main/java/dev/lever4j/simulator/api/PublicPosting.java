package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A posting as the public API shows it: other names than in the Data API, and no envelope. */
final class PublicPosting {
    private PublicPosting() {}

    /** Published on the public channel, and not confidential. */
    static boolean isShown(ObjectNode posting) {
        return Json.text(posting, "state").equals("published")
                && Json.texts(posting, "distributionChannels").contains("public")
                && !Access.isConfidential(posting);
    }

    static ObjectNode json(ObjectNode posting) {
        JsonNode content = posting.get("content");
        String html = Json.text(content, "descriptionHtml");
        String url = "https://jobs.lever.co/" + PublicPostings.SITE + "/" + Json.text(posting, "id");
        ObjectNode node = Json.object().put("id", Json.text(posting, "id")).put("text", Json.text(posting, "text"));
        node.set("categories", posting.get("categories").deepCopy());
        node.set("country", posting.get("country"));
        node.put("opening", "").put("openingPlain", "");
        node.put("description", html).put("descriptionPlain", PostingHtml.plain(html));
        node.put("descriptionBody", html).put("descriptionBodyPlain", PostingHtml.plain(html));
        node.set("lists", content.get("lists"));
        node.put("additional", Json.text(content, "closingHtml"));
        node.put("additionalPlain", PostingHtml.plain(Json.text(content, "closingHtml")));
        node.put("hostedUrl", url).put("applyUrl", url + "/apply");
        node.put("workplaceType", Json.text(posting, "workplaceType").replace("onsite", "on-site"));
        if (posting.path("salaryRange").isObject()) {
            node.set("salaryRange", posting.get("salaryRange").deepCopy());
            node.put("salaryDescription", Json.text(posting, "salaryDescriptionHtml"));
            node.put("salaryDescriptionPlain", Json.text(posting, "salaryDescription"));
        }
        node.set("createdAt", posting.get("createdAt"));
        return node;
    }
}
