package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Archived;
import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Edit;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.Requisitions;
import dev.lever4j.simulator.world.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Changing opportunities: stage, archived, tags, sources, and the links of the contact. */
final class OpportunityWrites implements Family {
    private static final String WRITE = "opportunities:write:admin";
    private static final String ONE = "/opportunities/{opportunity}";
    private static final Fields ARCHIVING = Fields.NONE
            .optional("reason", Type.TEXT)
            .optional("cleanInterviews", Type.FLAG)
            .optional("requisitionId", Type.TEXT);

    private final World world;
    private final Form form;
    private final Shape shape;

    OpportunityWrites(World world, Form form) {
        this.form = form;
        this.world = world;
        this.shape = OpportunityRoutes.shape(world);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                write(Route.put(ONE + "/stage", WRITE), Fields.NONE.required("stage", Type.TEXT), this::move),
                write(Route.put(ONE + "/archived", WRITE), ARCHIVING, this::archive),
                texts("addTags", "tags", (edit, texts) -> edit.addTags(texts, world.now())),
                texts("removeTags", "tags", (edit, texts) -> edit.removeTags(texts, world.now())),
                texts("addSources", "sources", (edit, texts) -> edit.addSources(texts, world.now())),
                texts("removeSources", "sources", (edit, texts) -> edit.removeSources(texts, world.now())),
                links("addLinks", OpportunityWrites::more),
                links("removeLinks", OpportunityWrites::less));
    }

    private Route write(Route.Draft route, Fields fields, Function<Request, Answer> endpoint) {
        return route.actor(Route.Actor.OPTIONAL)
                .takes(Body.json(fields))
                .shape(shape)
                .to(endpoint);
    }

    private Route texts(String verb, String field, BiFunction<Edit, List<String>, Edit> change) {
        return write(Route.post(ONE + "/" + verb, WRITE), Fields.NONE.required(field, Type.TEXTS), request -> {
            Opportunity opportunity = Access.opportunity(world, request);
            List<String> texts = Json.texts(request.body(), field);
            Opportunity after = world.edit(opportunity.index(), edit -> change.apply(edit, texts));
            return request.answer(200, withoutPerson(after.json()));
        });
    }

    private Route links(String verb, BiFunction<List<String>, List<String>, List<String>> change) {
        return write(Route.post(ONE + "/" + verb, WRITE), Fields.NONE.required("links", Type.TEXTS), request -> {
            Opportunity opportunity = Access.opportunity(world, request);
            List<String> links = Json.texts(request.body(), "links");
            world.changeContact(opportunity.contact(), profile -> profile.links(change.apply(profile.links(), links)));
            return request.answer(
                    200,
                    world.edit(opportunity.index(), edit -> edit.touch(world.now()))
                            .json());
        });
    }

    private Answer move(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        String stage = Json.text(request.body(), "stage");
        if (Directory.find(world.directory().stages(), stage) == null) {
            throw LeverError.badRequest("stage " + stage + " does not exist");
        }
        long now = world.now();
        Opportunity after = world.edit(opportunity.index(), edit -> edit.move(stage, now, request.actor()));
        return request.answer(200, withoutPerson(after.json()));
    }

    private Answer archive(Request request) {
        Opportunity opportunity = Access.opportunity(world, request);
        if (!request.body().has("reason")) {
            throw LeverError.badRequest("Missing required parameter: reason");
        }
        String reason = Json.text(request.body(), "reason");
        boolean archives = !request.body().get("reason").isNull();
        if (archives && Directory.find(world.directory().archiveReasons(), reason) == null) {
            throw LeverError.badRequest("reason " + reason + " is not an archive reason");
        }
        long now = world.now();
        Archived why = new Archived(reason, now, hire(Json.text(request.body(), "requisitionId")));
        Opportunity after = world.edit(opportunity.index(), edit -> archives ? edit.archive(why) : edit.unarchive(now));
        if (archives && request.body().path("cleanInterviews").booleanValue(false)) {
            cancelInterviews(opportunity, now);
        }
        return request.answer(200, withoutPerson(after.json()));
    }

    /** The requisition of that id as it is now; null where none is named. */
    private Archived.@Nullable Hire hire(String requisition) {
        if (requisition.isEmpty()) {
            return null;
        }
        ObjectNode found = Requisitions.in(world).find(requisition);
        if (found == null) {
            throw LeverError.badRequest("requisitionId " + requisition + " is not a requisition");
        }
        return new Archived.Hire(
                requisition,
                Json.text(found, "requisitionCode"),
                found.path("hiringManager").stringValue(null));
    }

    private void cancelInterviews(Opportunity opportunity, long now) {
        for (ObjectNode interview : world.store("interviews").list(opportunity.id())) {
            if (interview.path("date").longValue(0) > now) {
                world.store("interviews").delete(opportunity.id(), Json.text(interview, "id"));
            }
        }
    }

    private static List<String> more(List<String> links, List<String> added) {
        Set<String> more = new LinkedHashSet<>(links);
        more.addAll(added);
        return List.copyOf(more);
    }

    private static List<String> less(List<String> links, List<String> removed) {
        return links.stream().filter(link -> !removed.contains(link)).toList();
    }

    /** Live answers of stage, archived, tags and sources have these empty although the contact has them. */
    private ObjectNode withoutPerson(ObjectNode node) {
        if (form == Form.DOCUMENTED) {
            return node;
        }
        node.put("name", "").put("headline", "").put("location", "");
        List.of("phones", "emails", "links").forEach(node::putArray);
        return node;
    }
}
