package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Meetings;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Panels; only externally managed ones can be changed, as are all that are made here. */
final class PanelRoutes implements Family {
    private static final String READ = "panels:read:admin";
    private static final String WRITE = "panels:write:admin";
    private static final String PANELS = "/opportunities/{opportunity}/panels";
    private static final String ONE = PANELS + "/{panel}";
    private static final Fields FIELDS = Fields.NONE
            .required("timezone", Type.TEXT)
            .optional("applications", Type.TEXTS)
            .optional("feedbackReminder", InterviewBody.REMINDER)
            .optional("note", Type.TEXT)
            .optional("externalUrl", Type.TEXT);
    private static final Fields SLOT = InterviewBody.FIELDS;

    private final World world;
    private final Pages pages;
    private final Meetings meetings;
    private final InterviewBody bodies;
    private final Shape shape;
    private final Form form;

    PanelRoutes(World world, Pages pages, Form form) {
        this.world = world;
        this.pages = pages;
        this.meetings = new Meetings(world);
        this.bodies = new InterviewBody(world);
        this.form = form;
        this.shape = Links.in(world).users("user").stages("stage").shape();
    }

    @Override
    public List<Route> routes() {
        Fields made = FIELDS.required("interviews", Type.listOf(Type.object(SLOT)));
        Fields whole = FIELDS.required("interviews", Type.listOf(Type.object(SLOT.optional("id", Type.TEXT))));
        return List.of(
                Route.get(PANELS, READ).paged().shape(shape).to(this::list),
                Route.get(ONE, READ).shape(shape).to(this::one),
                Route.post(PANELS, WRITE)
                        .actor(Route.Actor.REQUIRED)
                        .takes(Body.json(made))
                        .shape(shape)
                        .to(this::add),
                Route.put(ONE, WRITE)
                        .actor(Route.Actor.REQUIRED)
                        .takes(Body.json(whole))
                        .shape(shape)
                        .to(this::replace),
                Route.delete(ONE, WRITE).actor(Route.Actor.REQUIRED).to(this::delete));
    }

    private Answer list(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        MeetingView view = new MeetingView(meetings, opportunity);
        List<ObjectNode> panels =
                meetings.panels(opportunity.id()).stream().map(view::panel).toList();
        return pages.page(request, panels, "id");
    }

    private Answer one(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        return request.answer(200, new MeetingView(meetings, opportunity).panel(find(request, opportunity)));
    }

    private Answer add(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        ObjectNode panel = Json.object().put("id", world.newId()).putNull("canceledAt");
        panel.put("createdAt", world.now()).put("externallyManaged", true);
        panel.put("stage", opportunity.stage()).put("user", request.actor());
        return keep(request, opportunity, panel, 201);
    }

    private Answer replace(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        ObjectNode panel = find(request, opportunity);
        checkManaged(panel);
        return keep(request, opportunity, panel, form.replaced());
    }

    private Answer keep(Request request, Opportunity opportunity, ObjectNode panel, int status) {
        JsonNode body = request.body();
        String owner = opportunity.id();
        synchronized (meetings.interviewStore()) {
            panel.set("applications", applications(body, opportunity));
            panel.put("externalUrl", InterviewBody.text(body, "externalUrl"));
            panel.put("feedbackReminder", InterviewBody.reminder(body));
            panel.put("note", InterviewBody.text(body, "note")).put("timezone", zone(body));
            List<ObjectNode> interviews = interviews(request, opportunity, Json.text(panel, "id"));
            Set<String> left = ids(interviews);
            meetings.interviews(owner, Json.text(panel, "id")).stream()
                    .map(old -> Json.text(old, "id"))
                    .filter(old -> !left.contains(old))
                    .forEach(gone -> meetings.interviewStore().delete(owner, gone));
            interviews.forEach(interview -> meetings.interviewStore().put(owner, interview));
            meetings.panelStore().put(owner, panel);
            ObjectNode shown = request.shape().apply(new MeetingView(meetings, opportunity).panel(panel));
            return Answer.data(status, form.wrapped(shown));
        }
    }

    private static Set<String> ids(List<ObjectNode> interviews) {
        return interviews.stream().map(interview -> Json.text(interview, "id")).collect(Collectors.toSet());
    }

    private List<ObjectNode> interviews(Request request, Opportunity opportunity, String panel) {
        List<ObjectNode> interviews = new ArrayList<>();
        for (JsonNode slot : request.body().get("interviews")) {
            String id = InterviewBody.text(slot, "id");
            ObjectNode interview = id == null
                    ? bodies.create(slot, request, panel, opportunity.stage())
                    : bodies.replace(existing(opportunity, panel, id), slot);
            if (!slot.hasNonNull("feedbackTemplate")) {
                interview.put("feedbackTemplate", "no-feedback");
            }
            interviews.add(interview);
        }
        if (interviews.isEmpty()) {
            throw LeverError.badRequest("interviews must not be empty");
        }
        return interviews;
    }

    private ObjectNode existing(Opportunity opportunity, String panel, String id) {
        Optional<ObjectNode> found = meetings.interviews(opportunity.id(), panel).stream()
                .filter(interview -> Json.text(interview, "id").equals(id))
                .findFirst();
        return found.orElseThrow(() -> LeverError.badRequest("interview " + id + " is not in the panel"))
                .deepCopy();
    }

    private Answer delete(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        ObjectNode panel = find(request, opportunity);
        checkManaged(panel);
        String id = Json.text(panel, "id");
        meetings.interviews(opportunity.id(), id)
                .forEach(interview -> meetings.interviewStore().delete(opportunity.id(), Json.text(interview, "id")));
        meetings.panelStore().delete(opportunity.id(), id);
        return Answer.empty();
    }

    private ObjectNode find(Request request, Opportunity opportunity) {
        String id = request.var("panel");
        return Access.record(request, "panels", id, meetings.panel(opportunity.id(), id));
    }

    /** Refuses a panel that was made in the app. */
    static void checkManaged(ObjectNode panel) {
        if (!panel.path("externallyManaged").booleanValue(false)) {
            throw LeverError.forbidden("panel " + Json.text(panel, "id") + " is not externally managed");
        }
    }

    /** All active ones where the caller names none; there is at most one. */
    private static ArrayNode applications(JsonNode body, Opportunity opportunity) {
        ObjectNode application = opportunity.application();
        String own = application == null ? "" : Json.text(application, "id");
        if (!body.hasNonNull("applications")) {
            boolean active = application != null && opportunity.archived() == null;
            return Json.texts(active ? List.of(own) : List.of());
        }
        List<String> given = Json.texts(body, "applications");
        if (given.isEmpty()) {
            throw LeverError.badRequest("applications must not be empty");
        }
        for (String id : given) {
            if (!id.equals(own)) {
                throw LeverError.badRequest("application " + id + " does not belong to the opportunity");
            }
        }
        return Json.texts(given);
    }

    private static String zone(JsonNode body) {
        String zone = Json.text(body, "timezone");
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException unknown) {
            throw LeverError.badRequest("timezone " + zone + " is not known");
        }
    }
}
