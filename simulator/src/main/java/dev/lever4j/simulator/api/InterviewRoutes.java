package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Meetings;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Interviews; only those of externally managed panels can be changed. */
final class InterviewRoutes implements Family {
    private static final String READ = "interviews:read:admin";
    private static final String WRITE = "interviews:write:admin";
    private static final String INTERVIEWS = "/opportunities/{opportunity}/interviews";
    private static final String ONE = INTERVIEWS + "/{interview}";

    private final World world;
    private final Pages pages;
    private final Meetings meetings;
    private final InterviewBody bodies;
    private final Shape shape;
    private final Form form;

    InterviewRoutes(World world, Pages pages, Form form) {
        this.world = world;
        this.pages = pages;
        this.meetings = new Meetings(world);
        this.bodies = new InterviewBody(world);
        this.form = form;
        this.shape = Links.in(world)
                .to(meetings::feedback, "feedbackForms")
                .users("user")
                .stages("stage")
                .postings("postings")
                .shape();
    }

    @Override
    public List<Route> routes() {
        Fields fields = InterviewBody.FIELDS;
        return List.of(
                Route.get(INTERVIEWS, READ).paged().shape(shape).to(this::list),
                Route.get(ONE, READ).shape(shape).to(this::one),
                Route.post(INTERVIEWS, WRITE)
                        .actor(Route.Actor.REQUIRED)
                        .takes(Body.json(fields.required("panel", Type.TEXT)))
                        .shape(shape)
                        .to(this::add),
                Route.put(ONE, WRITE)
                        .actor(Route.Actor.REQUIRED)
                        .takes(Body.json(fields.optional("panel", Type.TEXT)))
                        .shape(shape)
                        .to(this::replace),
                Route.delete(ONE, WRITE).actor(Route.Actor.REQUIRED).to(this::delete));
    }

    private Answer list(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        MeetingView view = new MeetingView(meetings, opportunity);
        List<ObjectNode> interviews = meetings.interviewStore().list(opportunity.id()).stream()
                .map(view::interview)
                .toList();
        return pages.page(request, interviews, "id");
    }

    private Answer one(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        return request.answer(200, new MeetingView(meetings, opportunity).interview(find(request, opportunity)));
    }

    private Answer add(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        synchronized (meetings.interviewStore()) {
            String panel = panel(opportunity, Json.text(request.body(), "panel"));
            ObjectNode interview = bodies.create(request.body(), request, panel, opportunity.stage());
            return keep(request, opportunity, interview, 201);
        }
    }

    private Answer replace(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        synchronized (meetings.interviewStore()) {
            ObjectNode interview = find(request, opportunity);
            panel(opportunity, Json.text(interview, "panel"));
            if (request.body().hasNonNull("panel")) {
                interview.put("panel", panel(opportunity, Json.text(request.body(), "panel")));
            }
            return keep(request, opportunity, bodies.replace(interview, request.body()), form.replaced());
        }
    }

    private Answer keep(Request request, Opportunity opportunity, ObjectNode interview, int status) {
        meetings.interviewStore().put(opportunity.id(), interview);
        ObjectNode shown = request.shape().apply(new MeetingView(meetings, opportunity).interview(interview));
        return Answer.data(status, form.wrapped(shown));
    }

    /** With its last interview the panel is gone too. */
    private Answer delete(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        ObjectNode interview = find(request, opportunity);
        panel(opportunity, Json.text(interview, "panel"));
        meetings.interviewStore().delete(opportunity.id(), Json.text(interview, "id"));
        return Answer.empty();
    }

    private ObjectNode find(Request request, Opportunity opportunity) {
        String id = request.var("interview");
        return Access.record(
                request, "interviews", id, meetings.interviewStore().find(opportunity.id(), id));
    }

    /** The id of a panel that may be changed. */
    private String panel(Opportunity opportunity, String id) {
        ObjectNode panel = meetings.panel(opportunity.id(), id);
        if (panel == null) {
            throw LeverError.badRequest("panel " + id + " was not found");
        }
        PanelRoutes.checkManaged(panel);
        return id;
    }
}
