package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Surveys;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Diversity surveys of a posting: all at once, without {@code hasNext}. */
final class SurveyRoutes implements Family {
    private final World world;
    private final Form form;

    SurveyRoutes(World world, Form form) {
        this.form = form;
        this.world = world;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/surveys/diversity/{posting}", "diversity_surveys:read:admin")
                .knows(Parameter.text("country_code"), Parameter.text("location"))
                .to(this::list));
    }

    private Answer list(Request request) {
        ObjectNode posting = PostingRoutes.find(world, request);
        String country = request.query().one("country_code");
        ArrayNode surveys = Json.array();
        for (ObjectNode survey : Surveys.of(world, posting)) {
            List<String> countries = Json.texts(survey.path("candidateLocations"), "countryCodes");
            if (country == null || countries.isEmpty() || countries.contains(country)) {
                surveys.add(request.shape().apply(shown(survey)));
            }
        }
        return Answer.json(200, Json.object().set("data", surveys));
    }

    /** The documentation prints one type without its hyphen. */
    private ObjectNode shown(ObjectNode survey) {
        for (JsonNode field : survey.get("fields")) {
            if (form == Form.DOCUMENTED && Json.text(field, "type").equals("multiple-choice")) {
                ((ObjectNode) field).put("type", "multiple choice");
            }
        }
        return survey;
    }
}
