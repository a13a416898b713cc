package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Archived;
import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Made;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.Person;
import dev.lever4j.simulator.world.Profile;
import dev.lever4j.simulator.world.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /opportunities}: a new opportunity, on a known contact where an address matches. */
final class OpportunityCreation implements Family {
    private static final Fields ARCHIVED =
            Fields.NONE.optional("reason", Type.TEXT).optional("archivedAt", Type.TIME);
    private static final Fields FIELDS = Fields.NONE
            .optional("name", Type.TEXT)
            .optional("headline", Type.TEXT)
            .optional("stage", Type.TEXT)
            .optional("location", Type.TEXT)
            .optional("phones", ContactRoutes.PHONES)
            .optional("emails", Type.TEXTS)
            .optional("links", Type.TEXTS)
            .optional("tags", Type.TEXTS)
            .optional("sources", Type.TEXTS)
            .optional("origin", Type.word("agency", "applied", "internal", "referred", "sourced", "university"))
            .optional("owner", Type.TEXT)
            .optional("followers", Type.TEXTS)
            .optional("postings", Type.TEXTS)
            .optional("createdAt", Type.TIME)
            .optional("archived", Type.object(ARCHIVED))
            .optional("archive", Type.object(ARCHIVED))
            .optional("contact", Type.TEXT)
            .optional("opportunityLocation", Type.TEXT);

    private final World world;

    OpportunityCreation(World world) {
        this.world = world;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/opportunities", "opportunities:write:admin")
                .actor(Route.Actor.REQUIRED)
                .knows(Parameter.flag("parse"), Parameter.flag("perform_as_posting_owner"))
                .takes(Body.jsonOrMultipart(FIELDS, "resumeFile", "files"))
                .shape(OpportunityRoutes.shape(world))
                .to(this::create));
    }

    private Answer create(Request request) {
        ObjectNode body = request.body();
        ObjectNode posting = posting(request);
        String creator = creator(request, posting);
        long createdAt = createdAt(body);
        String stage = or(body, "stage", "lead-new");
        known(Directory.find(world.directory().stages(), stage), "stage", stage);
        String owner = or(body, "owner", creator);
        Set<String> followers = new LinkedHashSet<>(Json.texts(body, "followers"));
        followers.add(creator);
        known(world.directory().userStore().find(owner), "owner", owner);
        followers.forEach(user -> known(world.directory().userStore().find(user), "followers", user));
        Archived archived = archived(body, createdAt);
        if (request.files("resumeFile").size() > 1) {
            throw LeverError.badRequest("resumeFile must be one file");
        }
        Newcomer person = Newcomer.in(world, () -> contact(body), () -> ContactRoutes.changed(blank(), body));
        Opportunity made = world.add(new Made(
                world,
                person.contact(),
                stage,
                createdAt,
                world.now(),
                or(body, "origin", "sourced"),
                creator,
                owner,
                List.copyOf(followers),
                Json.texts(body, "sources"),
                Json.texts(body, "tags"),
                posting == null ? null : Json.text(posting, "id"),
                body.path("opportunityLocation").isString() ? Json.text(body, "opportunityLocation") : null,
                archived,
                null));
        new Attachments(world).keep(made, request);
        ObjectNode answer = Json.object().put("deduped", person.known());
        answer.set("data", request.shape().apply(made.json()));
        return Answer.json(201, answer);
    }

    /** The one posting, or null. */
    private @Nullable ObjectNode posting(Request request) {
        List<String> postings = Json.texts(request.body(), "postings");
        if (postings.size() > 1) {
            throw LeverError.badRequest("postings must hold at most one id");
        }
        if (postings.isEmpty()) {
            return null;
        }
        ObjectNode posting = world.directory().postingStore().find(postings.get(0));
        known(posting, "postings", postings.get(0));
        return Access.record(request, "postings", postings.get(0), posting);
    }

    private String creator(Request request, @Nullable ObjectNode posting) {
        String actor = Objects.requireNonNull(request.actor());
        if (!Boolean.TRUE.equals(request.query().flag("perform_as_posting_owner"))) {
            return actor;
        }
        if (posting == null || !posting.path("owner").isString()) {
            throw LeverError.badRequest("perform_as_posting_owner needs exactly one posting with an owner");
        }
        return Json.text(posting, "owner");
    }

    private long createdAt(ObjectNode body) {
        long createdAt = body.path("createdAt").longValue(world.now());
        if (createdAt > world.now()) {
            throw LeverError.badRequest("createdAt must be in the past");
        }
        return createdAt;
    }

    /** The documented form has {@code archive[archivedAt]}, the JSON body {@code archived}; both are read. */
    private @Nullable Archived archived(ObjectNode body, long createdAt) {
        JsonNode given = body.path(body.path("archived").isObject() ? "archived" : "archive");
        String reason = Json.text(given, "reason");
        if (reason.isEmpty()) {
            return null;
        }
        known(Directory.find(world.directory().archiveReasons(), reason), "archived.reason", reason);
        long at = given.path("archivedAt").longValue(world.now());
        if (at > world.now() || (given.path("archivedAt").isNumber() && at <= createdAt)) {
            throw LeverError.badRequest("archived.archivedAt must be past, and after createdAt");
        }
        return new Archived(reason, at);
    }

    /** The contact named, or the one with an address of the body; null where there is none. */
    private @Nullable Person contact(ObjectNode body) {
        String id = Json.text(body, "contact");
        List<Person> matches = new ArrayList<>();
        if (!id.isEmpty()) {
            Person contact = world.contact(id);
            if (contact == null) {
                throw LeverError.badRequest("contact " + id + " does not exist");
            }
            matches.add(contact);
        }
        for (String email : Json.texts(body, "emails")) {
            Person match = world.contactByEmail(email);
            if (match != null) {
                matches.add(match);
            }
        }
        if (!matches.isEmpty() && matches.get(0).anonymized()) {
            throw LeverError.badRequest("An anonymized contact cannot get a new opportunity");
        }
        return matches.isEmpty() ? null : matches.get(0);
    }

    static Profile blank() {
        return new Profile("", "", "", List.of(), Json.array(), List.of());
    }

    private static String or(ObjectNode body, String field, String otherwise) {
        String text = Json.text(body, field);
        return text.isEmpty() ? otherwise : text;
    }

    private static void known(@Nullable ObjectNode found, String field, String id) {
        if (found == null) {
            throw LeverError.badRequest(field + ": " + id + " does not exist");
        }
    }
}
