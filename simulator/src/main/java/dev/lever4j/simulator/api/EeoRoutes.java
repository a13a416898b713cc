package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.EeoResponses;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** EEO responses, with and without identities; both look back a week unless they are told otherwise. */
final class EeoRoutes implements Family {
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private final World world;
    private final Pages pages;
    private final Form form;

    EeoRoutes(World world, Pages pages, Form form) {
        this.world = world;
        this.pages = pages;
        this.form = form;
    }

    @Override
    public List<Route> routes() {
        Shape shape = Links.in(world)
                .contacts("contact")
                .users("hiringManager")
                .postings("posting")
                .shape();
        return List.of(
                Route.get("/eeo/responses/pii", "eeo_responses_pii:read:admin")
                        .paged()
                        .range("created_at")
                        .shape(shape)
                        .to(request -> list(request, "created_at_start", "created_at_end", EeoResponses::identified)),
                Route.get("/eeo/responses", "eeo_responses:read:admin")
                        .paged()
                        .knows(Parameter.time("fromDate"), Parameter.time("toDate"))
                        .to(request -> list(request, "fromDate", "toDate", EeoResponses::anonymous)));
    }

    private Answer list(Request request, String from, String to, Function<Opportunity, ObjectNode> view) {
        long now = world.now();
        long start = Objects.requireNonNullElse(request.query().time(from), now - WEEK);
        long end = Objects.requireNonNullElse(request.query().time(to), now);
        boolean confidential = request.caller().seesConfidential();
        Predicate<Opportunity> wanted = it -> {
            if (it.deleted() || (it.confidential() && !confidential)) {
                return false;
            }
            Long at = EeoResponses.respondedAt(it);
            return at != null && at >= start && at <= end;
        };
        ObjectNode page =
                pages.body(request, new OpportunityListing(world, 0, world.end(), wanted, view.andThen(this::shown)));
        if (form == Form.DOCUMENTED) {
            JsonNode responses = page.get("data");
            page.set("data", Json.object().set("eeoResponses", responses));
        }
        return Answer.json(200, page);
    }

    private ObjectNode shown(ObjectNode response) {
        return form.numbersAsTexts(response, "appliedAt", "eeoSurveyRespondedAt");
    }
}
