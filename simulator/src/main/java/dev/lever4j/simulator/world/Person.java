package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A contact: the person behind one or more opportunities. */
public final class Person {
    private static final List<String> PHONE_TYPES = Arrays.asList("mobile", "home", "work", "other", null);

    private final int index;
    private final String id;
    private final Draw draw;
    private final @Nullable Profile profile;

    /** @param profile what callers wrote, or null where everything is drawn */
    Person(int index, String id, Draw draw, @Nullable Profile profile) {
        this.index = index;
        this.id = id;
        this.draw = draw;
        this.profile = profile;
    }

    /** As it is now. */
    public Profile profile() {
        return profile != null
                ? profile
                : new Profile(
                        drawnName(), drawnHeadline(), drawnLocation(), drawnEmails(), drawnPhones(), drawnLinks());
    }

    int index() {
        return index;
    }

    public String id() {
        return id;
    }

    public boolean anonymized() {
        return profile == null ? draw.below(1, 200) == 0 : profile == Profile.ANONYMIZED;
    }

    String name() {
        return profile != null ? profile.name() : drawnName();
    }

    private String drawnName() {
        return anonymized() ? "" : draw.pick(2, Names.FIRST) + " " + draw.pick(3, Names.LAST);
    }

    String headline() {
        return profile != null ? profile.headline() : drawnHeadline();
    }

    private String drawnHeadline() {
        if (anonymized() || draw.percent(4, 10)) {
            return "";
        }
        List<String> employers = new ArrayList<>();
        for (int i = 0; i <= draw.below(5, 3); i++) {
            employers.add(draw.pick(50 + i, Names.COMPANIES));
        }
        return String.join(", ", employers);
    }

    String location() {
        return profile != null ? profile.location() : drawnLocation();
    }

    private String drawnLocation() {
        return anonymized() || draw.percent(6, 20) ? "" : draw.pick(7, Names.CITIES);
    }

    public List<String> emails() {
        return profile != null ? profile.emails() : drawnEmails();
    }

    private List<String> drawnEmails() {
        if (anonymized() || draw.percent(8, 5)) {
            return List.of();
        }
        String first = "person." + index + "@example.com";
        return draw.percent(9, 25) ? List.of(first, "Person" + index + ".Work@Example.ORG") : List.of(first);
    }

    List<String> links() {
        return profile != null ? profile.links() : drawnLinks();
    }

    private List<String> drawnLinks() {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < draw.below(10, 4) && !anonymized(); i++) {
            links.add(
                    String.format(Locale.ROOT, "https://%s.example.com/in/person-%d?ref=%08x&u=ü", site(i), index, (int)
                            draw.bits(11 + i)));
        }
        return links;
    }

    ArrayNode phones() {
        return profile != null ? profile.phones() : drawnPhones();
    }

    private ArrayNode drawnPhones() {
        ArrayNode phones = Json.array();
        for (int i = 0; i < draw.below(20, 3) && !anonymized(); i++) {
            String value =
                    String.format(Locale.ROOT, "(555) %03d-%04d", draw.below(21 + i, 1000), draw.below(24 + i, 10_000));
            phones.addObject().put("type", draw.pick(27 + i, PHONE_TYPES)).put("value", value);
        }
        return phones;
    }

    /** The answer of {@code GET /contacts/:id}; here location is an object. */
    public ObjectNode json() {
        ObjectNode node = Json.object().put("id", id).put("name", name()).put("headline", headline());
        node.put("isAnonymized", anonymized());
        node.putObject("location").put("name", location());
        node.set("emails", Json.texts(emails()));
        node.set("phones", phones().deepCopy());
        ObjectNode consent = node.putObject("dataProtection").putObject("interviewIntelligence");
        consent.put("allowed", draw.percent(30, 70)).putNull("expiresAt");
        return node;
    }

    private static String site(int i) {
        return i == 0 ? "network" : i == 1 ? "code" : "blog";
    }
}
