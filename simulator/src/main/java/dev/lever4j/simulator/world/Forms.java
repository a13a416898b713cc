package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Generated notes, feedback, profile forms and referrals of an opportunity; part of the opportunities have some. */
public final class Forms {
    private Forms() {}

    public static Store notes(World world) {
        return world.children("notes", Forms::notes);
    }

    public static Store feedback(World world) {
        return world.children("feedback", Forms::feedback);
    }

    public static Store profileForms(World world) {
        return world.children("forms", Forms::profileForms);
    }

    public static Store referrals(World world) {
        return world.children("referrals", Forms::referrals);
    }

    private static List<ObjectNode> notes(Opportunity it) {
        List<ObjectNode> notes = new ArrayList<>();
        for (int i = 0; i < (it.index() % 3 == 1 ? 2 : 0); i++) {
            Draw draw = it.world.childDraw(Kind.NOTE, it.index(), i);
            long at = it.createdAt() + i * World.DAY;
            String user = it.world.directory().userId(draw.below(1, 1000));
            ObjectNode note = Json.object().put("id", it.world.childId(Kind.NOTE, it.index(), i));
            ObjectNode comment = note.put("text", "Note").putArray("fields").addObject();
            comment.put("createdAt", at).put("score", draw.percent(2, 50) ? 1 + draw.below(3, 4) : null);
            comment.put("stage", "lead-new").put("text", "Comment").put("type", "note");
            comment.put("user", user).put("value", "Spoke with them.\nThey know \u201cquite\u201d a lot – 👍");
            note.put("user", user).put("secret", i == 1).put("completedAt", at);
            notes.add(note.putNull("deletedAt").put("createdAt", at));
        }
        return notes;
    }

    private static List<ObjectNode> feedback(Opportunity it) {
        List<ObjectNode> forms = new ArrayList<>();
        List<String> types = List.of("interview", "assignment", "share");
        for (int i = 0; i < it.index() % 3; i++) {
            Draw draw = it.world.childDraw(Kind.FEEDBACK, it.index(), i);
            ObjectNode template =
                    draw.pick(1, it.world.store("feedback_templates").generatedList());
            long at = it.createdAt() + (i + 1) * World.DAY;
            ObjectNode form = Json.object().put("id", it.world.childId(Kind.FEEDBACK, it.index(), i));
            form.put("type", draw.pick(2, types)).put("text", Json.text(template, "text"));
            form.put("instructions", Json.text(template, "instructions"));
            form.set("fields", Templates.filled(template, draw));
            ObjectNode interview = Json.text(form, "type").equals("interview") ? MeetingDraw.interview(it, i) : null;
            form.put("baseTemplateId", Json.text(template, "id"));
            form.put("interview", interview == null ? null : Json.text(interview, "id"));
            form.put("panel", interview == null ? null : Json.text(interview, "panel"));
            form.put("user", it.world.directory().userId(draw.below(3, 1000)));
            form.put("createdAt", at).put("completedAt", at + 60_000L);
            forms.add(form.put("updatedAt", i == 0 ? null : at + 90_000L).putNull("deletedAt"));
        }
        return forms;
    }

    private static List<ObjectNode> profileForms(Opportunity it) {
        List<ObjectNode> forms = new ArrayList<>();
        for (int i = 0; i < (it.index() % 4 == 2 ? 1 : 0); i++) {
            Draw draw = it.world.childDraw(Kind.PROFILE_FORM, it.index(), i);
            ObjectNode template = draw.pick(1, it.world.store("form_templates").generatedList());
            long at = it.createdAt() + World.DAY;
            ObjectNode form = Json.object().put("id", it.world.childId(Kind.PROFILE_FORM, it.index(), i));
            form.put("type", "form").put("text", Json.text(template, "text"));
            form.put("instructions", Json.text(template, "instructions"));
            form.put("baseTemplateId", Json.text(template, "id"));
            form.set("fields", Templates.filled(template, draw));
            form.put("user", it.world.directory().userId(draw.below(3, 1000)));
            form.put("stage", it.world.directory().stageId(it.rank()));
            forms.add(form.put("completedAt", at).put("createdAt", at).putNull("deletedAt"));
        }
        return forms;
    }

    private static List<ObjectNode> referrals(Opportunity it) {
        if (!it.origin().equals("referred")) {
            return List.of();
        }
        Draw draw = it.world.childDraw(Kind.REFERRAL, it.index(), 0);
        ObjectNode form = Json.object().put("id", it.world.childId(Kind.REFERRAL, it.index(), 0));
        form.put("type", "referral").put("text", "Referral").put("instructions", "Tell us more.");
        // live records of referrals have fields without ids
        ObjectNode friend = Question.choice("", "dropdown", "Relationship", List.of("Friend", "Former colleague"));
        ObjectNode notes = Question.of("", "textarea", "Notes / Comments", "", true);
        friend.put("value", "Friend").remove("id");
        notes.put("value", "They are lovely.").remove("id");
        form.putArray("fields").add(friend).add(notes);
        form.put("baseTemplateId", it.world.ids(Kind.FORM_TEMPLATE).of(1000));
        form.put("user", it.world.directory().userId(draw.below(1, 1000)));
        form.put("referrer", it.world.directory().userId(draw.below(2, 1000)));
        form.put("stage", it.world.directory().stageId(it.rank()));
        return List.of(form.put("createdAt", it.createdAt()).put("completedAt", it.createdAt()));
    }
}
