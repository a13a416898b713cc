package dev.lever4j.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What candidates who applied said of themselves; live, there is a record even where they said nothing. */
public final class EeoResponses {
    private static final List<String> QUESTIONS =
            List.of("gender", "race", "veteran", "disability", "disabilitySignatureDate");
    private static final List<List<String>> ANSWERS = List.of(
            List.of("Female", "Male", "Decline to self-identify"),
            List.of("Asian (Not Hispanic or Latino)", "White (Not Hispanic or Latino)", "Two or More Races"),
            List.of("I am not a Protected Veteran", "I am a Protected Veteran"),
            List.of("No, I don't have a disability, or a history/record of having a disability", "Yes"),
            List.of("11/21/2025", "02/03/2026"));

    private EeoResponses() {}

    /** Keeps what a candidate said with an application. */
    public static void keep(World world, String applicationId, JsonNode answers) {
        ObjectNode kept = Json.object().put("id", applicationId);
        QUESTIONS.forEach(question -> {
            if (answers.hasNonNull(question)) {
                kept.set(question, answers.get(question));
            }
        });
        world.store("eeo_answers").put(kept);
    }

    /** When the survey was answered; null where there was none. */
    public static @Nullable Long respondedAt(Opportunity it) {
        boolean asked = it.facts.applicationType().equals("posting")
                && (!it.generated() || draw(it).percent(1, 80))
                && it.posting() != null;
        return asked ? Long.valueOf(it.createdAt() + 59) : null;
    }

    /** Who it was is left out. */
    public static ObjectNode anonymous(Opportunity it) {
        ObjectNode node = archived(Json.object(), it);
        node.put("applicationTitle", title(it)).put("appliedAt", it.createdAt());
        node.put("currentStage", it.stage());
        return node.setAll(answers(it));
    }

    public static ObjectNode identified(Opportunity it) {
        String application = it.world.applicationId(it.index);
        ObjectNode node = archived(Json.object().put("id", application), it);
        node.put("applicationId", application).put("applicationTitle", title(it));
        node.put("appliedAt", it.createdAt()).put("currentStage", it.stage());
        node.put("contact", it.contact().id()).setAll(answers(it));
        node.put("eeoResponseSource", it.generated() ? "apply-page" : "api");
        node.put("eeoSurveyRespondedAt", it.createdAt() + 59).put("hiredDate", hiredAt(it));
        ObjectNode posting = it.posting();
        node.set("hiringManager", posting == null ? null : posting.get("hiringManager"));
        node.put("opportunityId", it.id()).put("opportunityOwner", it.owner()).put("origin", it.origin());
        node.put("posting", posting == null ? null : Json.text(posting, "id"));
        return node.set("sources", Json.texts(it.sources()));
    }

    private static ObjectNode archived(ObjectNode node, Opportunity it) {
        Archived archived = it.archived();
        node.put("applicationArchivedAt", archived == null ? null : Long.valueOf(archived.at()));
        boolean byUser = archived != null && it.generated();
        node.put("applicationArchivedBy", byUser ? it.world.directory().userId(it.index) : null);
        return node.put("applicationArchiveReason", archived == null ? null : archived.reason());
    }

    private static @Nullable Long hiredAt(Opportunity it) {
        Archived archived = it.archived();
        ObjectNode reason =
                archived == null ? null : Directory.find(it.world.directory().archiveReasons(), archived.reason());
        return reason != null && archived != null && Json.text(reason, "type").equals("hired")
                ? Long.valueOf(archived.at())
                : null;
    }

    private static String title(Opportunity it) {
        ObjectNode posting = it.posting();
        return posting == null ? "" : Json.text(posting, "text");
    }

    private static ObjectNode answers(Opportunity it) {
        ObjectNode answers = Json.object();
        ObjectNode kept = it.world.store("eeo_answers").find(it.world.applicationId(it.index));
        if (kept != null) {
            kept.properties().stream()
                    .filter(answer -> !answer.getKey().equals("id"))
                    .forEach(answer -> answers.set(answer.getKey(), answer.getValue()));
        }
        for (int i = 0; it.generated() && i < QUESTIONS.size(); i++) {
            if (draw(it).percent(10 + i, 70)) {
                answers.put(QUESTIONS.get(i), draw(it).pick(20 + i, ANSWERS.get(i)));
            }
        }
        return answers;
    }

    private static Draw draw(Opportunity it) {
        return it.world.childDraw(Kind.EEO, it.index, 0);
    }
}
