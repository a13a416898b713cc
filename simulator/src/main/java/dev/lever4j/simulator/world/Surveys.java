package dev.lever4j.simulator.world;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Diversity surveys: one for candidates of some countries, one for postings of a place. */
public final class Surveys {
    private Surveys() {}

    public static List<ObjectNode> of(World world, ObjectNode posting) {
        ObjectNode byCandidate = survey(world, 0, "Self-select survey");
        byCandidate.putObject("candidateLocations").set("countryCodes", Json.texts(List.of("US", "GB", "CA")));
        ObjectNode byPosting = survey(world, 1, "Survey by place of work");
        byPosting
                .putObject("postingLocations")
                .set("locations", posting.path("categories").path("allLocations"));
        return List.of(finish(world, 0, byCandidate), finish(world, 1, byPosting));
    }

    private static ObjectNode survey(World world, int n, String text) {
        long at = World.PRESENT - (300 + n) * World.DAY;
        ObjectNode survey = Json.object().put("id", world.ids(Kind.SURVEY).of(n));
        return survey.put("createdAt", at).put("updatedAt", at).put("text", text);
    }

    private static ObjectNode finish(World world, int n, ObjectNode survey) {
        survey.put("instructions", "You may leave this survey out.");
        ArrayNode fields = survey.putArray("fields");
        Ids ids = world.ids(Kind.SURVEY);
        fields.add(Question.choice(
                ids.of(100 + 16 * n), "multiple-choice", "How do you identify?", List.of("Female", "Male", "Other")));
        fields.add(Question.choice(
                ids.of(101 + 16 * n), "multiple-select", "Ethnicity", List.of("Asian", "Black", "White")));
        return survey;
    }
}
