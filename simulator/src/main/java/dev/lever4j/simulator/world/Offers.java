package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Offers: for everybody in the last stage, and for some others who applied. */
public final class Offers {
    private static final List<String> STATUSES =
            List.of("signed", "draft", "approval-sent", "approved", "sent", "sent-manually", "opened", "denied");
    private static final Set<String> SENT = Set.of("signed", "sent", "sent-manually", "opened", "denied");
    private static final int MOST = 2;

    private Offers() {}

    public static Store in(World world) {
        return world.children("offers", Offers::of);
    }

    private static List<ObjectNode> of(Opportunity it) {
        World world = it.world;
        Draw fate = world.childDraw(Kind.OFFER, it.index, MOST);
        boolean last = it.facts.rank() == world.directory().stages().size() - 1;
        ObjectNode posting = it.posting();
        if (posting == null || !(last || fate.percent(1, 40))) {
            return List.of();
        }
        List<ObjectNode> offers = new ArrayList<>();
        for (int i = 0; i < (fate.percent(2, 20) ? MOST : 1); i++) {
            offers.add(offer(it, i, posting));
        }
        return offers;
    }

    private static ObjectNode offer(Opportunity it, int i, ObjectNode posting) {
        World world = it.world;
        Draw draw = world.childDraw(Kind.OFFER, it.index, i);
        String id = world.childId(Kind.OFFER, it.index, i);
        String status = draw.pick(1, STATUSES);
        long at = it.facts.rankedAt() - (2 - i) * World.DAY;
        boolean sent = SENT.contains(status);
        boolean approved = sent || status.equals("approved");
        ObjectNode offer = Json.object().put("id", id).put("posting", Json.text(posting, "id"));
        offer.put("createdAt", at).put("status", status);
        offer.put("creator", world.directory().userId(draw.below(2, 1000)));
        offer.set("fields", fields(it, draw, at));
        signatures(offer, it, at, sent, status.equals("signed"));
        offer.put("approved", approved).put("approvedAt", approved ? Long.valueOf(at + 1000) : null);
        offer.put("sentAt", sent ? Long.valueOf(at + 2000) : null);
        String url = "https://api.lever.co/v1/opportunities/" + it.id() + "/offers/" + id + "/download?status=";
        offer.set("sentDocument", sent ? document("offer-letter.pdf", at + 2000, url + "sent") : null);
        boolean signed = status.equals("signed");
        offer.set("signedDocument", signed ? document("offer-letter_signed.pdf", at + 9000, url + "signed") : null);
        return offer;
    }

    private static ArrayNode fields(Opportunity it, Draw draw, long at) {
        ArrayNode fields = Json.array();
        // live, the job posting is the application's id
        field(fields, "Job posting", "job_posting").put("value", it.world.applicationId(it.index));
        field(fields, "Job title", "job_title").put("value", draw.pick(3, Names.TITLES));
        field(fields, "Candidate name", "candidate_name")
                .put("value", it.contact().name());
        field(fields, "Offered compensation amount", "salary_amount").put("value", 50_000 + draw.below(4, 90_000));
        field(fields, "Compensation currency", "compensation_currency")
                .put("value", draw.percent(5, 50) ? "USD" : "CHF");
        field(fields, "Type of earnings", "salary_interval").put("value", "per-year-salary");
        field(fields, "Today's date", "today_date").put("value", at);
        field(fields, "Direct manager", "direct_manager")
                .put("value", it.world.directory().userId(draw.below(6, 1000)));
        field(fields, "Anticipated start date", "anticipated_start_date").put("value", at + 60 * World.DAY);
        field(fields, "equity", "custom_equity").putNull("value");
        return fields;
    }

    private static ObjectNode field(ArrayNode fields, String text, String identifier) {
        return fields.addObject().put("text", text).put("identifier", identifier);
    }

    private static void signatures(ObjectNode offer, Opportunity it, long at, boolean sent, boolean signed) {
        if (!sent) {
            offer.putNull("signatures");
            return;
        }
        List<String> emails = it.contact().emails();
        ObjectNode candidate = offer.putObject("signatures").putObject("candidate");
        candidate.put("role", "candidate").put("name", it.contact().name());
        candidate.put("email", emails.isEmpty() ? null : emails.get(0));
        candidate.put("firstOpenedAt", at + 3000).put("lastOpenedAt", at + 8000);
        candidate.put("signedAt", signed ? Long.valueOf(at + 9000) : null).put("signed", signed);
    }

    private static ObjectNode document(String name, long at, String url) {
        return Json.object().put("fileName", name).put("uploadedAt", at).put("downloadUrl", url);
    }
}
