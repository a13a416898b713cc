package dev.lever4j.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a posting asks of applicants; made postings ask nothing of their own. */
public final class ApplyForm {
    private static final String DECLINE = "Decline to self-identify";

    private ApplyForm() {}

    /** @param distribution internal or external, or null for both */
    public static ObjectNode of(World world, ObjectNode posting, @Nullable String distribution) {
        int index = world.ids(Kind.POSTING).indexOf(Json.text(posting, "id"));
        Draw draw = world.draw(Kind.APPLY_FORM, index);
        ObjectNode form = Json.object().put("id", Json.text(posting, "id")).put("text", Json.text(posting, "text"));
        ArrayNode questions = form.putArray("customQuestions");
        if (index >= 0 && index % 2 == 0) {
            ask(world, questions, index, distribution);
        }
        if (!draw.percent(1, 30)) {
            survey(form.putObject("eeoQuestions"));
        }
        personal(form.putArray("personalInformation"));
        ArrayNode urls = form.putArray("urls");
        List.of("LinkedIn", "Other").forEach(name -> blank(urls, name, name, "text", false));
        if (draw.percent(2, 30)) {
            consent(
                    form.putObject("consentDisclosures"),
                    world.ids(Kind.APPLY_FORM).of(5000));
        } else {
            form.putNull("consentDisclosures");
        }
        return form;
    }

    private static void ask(World world, ArrayNode questions, int index, @Nullable String distribution) {
        boolean internal = index % 4 == 0;
        if (!internal && "internal".equals(distribution)) {
            return;
        }
        Ids ids = world.ids(Kind.APPLY_FORM);
        ObjectNode question =
                questions.addObject().put("id", ids.of(index * 16)).put("text", "Education");
        ArrayNode fields = question.putArray("fields");
        fields.add(Question.choice(
                        ids.of(index * 16 + 1), "dropdown", "Highest level?", List.of("Bachelor\u2019s", "Doctorate"))
                .putNull("value"));
        fields.add(Question.of(ids.of(index * 16 + 2), "university", "Which university?", "", false)
                .put("prompt", "")
                .putNull("value"));
        ArrayNode channels = question.putArray("distribution").add("external");
        if (internal) {
            channels.add("internal");
        }
    }

    private static void survey(ObjectNode eeo) {
        question(eeo, "gender", "Gender", List.of("Female", "Male", DECLINE));
        question(eeo, "race", "Race", List.of("Asian", "White", "Two or More Races", DECLINE));
        question(eeo, "veteran", "Veteran status", List.of("I am a veteran", "I am not a veteran", DECLINE));
    }

    private static void question(ObjectNode eeo, String name, String text, List<String> options) {
        ObjectNode question = eeo.putObject(name).putNull("description").put("required", false);
        ArrayNode choices = question.put("text", text).put("type", "dropdown").putArray("options");
        options.forEach(option -> choices.addObject().put("text", option).put("optionId", option));
        question.put("prompt", text).putNull("value");
    }

    private static void personal(ArrayNode fields) {
        blank(fields, "Full name", "fullName", "text", true);
        blank(fields, "Email", "email", "text", true);
        blank(fields, "Current company", "currentCompany", "text", false);
        blank(fields, "Current location", "currentLocation", "text", false);
        blank(fields, "Phone", "phone", "text", false);
        blank(fields, "Resume", "resume", "file-upload", false);
        blank(fields, "Additional information", "additionalInformation", "textarea", false);
    }

    private static void blank(ArrayNode fields, String text, String name, String type, boolean required) {
        ObjectNode field =
                fields.addObject().put("text", text).put("name", name).put("type", type);
        field.put("required", required).putNull("value");
    }

    private static void consent(ObjectNode disclosures, String policy) {
        ObjectNode store = disclosures.putObject("store").put("statement", "You may keep my data.");
        store.put("statementHtml", "<p>You may keep my data.</p>").put("displayState", "MANDATORY_DISCLOSURE_SHOWN");
        store.put("compliancePolicyId", policy);
        disclosures
                .putObject("marketing")
                .put("displayState", "ASSUMED_DISCLOSURE_HIDDEN")
                .put("compliancePolicyId", policy);
    }
}
