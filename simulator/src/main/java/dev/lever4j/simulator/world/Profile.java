package dev.lever4j.simulator.world;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;

/** What callers can write of a person. */
public record Profile(
        String name, String headline, String location, List<String> emails, ArrayNode phones, List<String> links) {
    /** Of whoever was made nobody. */
    static final Profile ANONYMIZED = new Profile("", "", "", List.of(), Json.array(), List.of());

    Profile name(String changed) {
        return new Profile(changed, headline, location, emails, phones, links);
    }

    public Profile links(List<String> changed) {
        return new Profile(name, headline, location, emails, phones, changed);
    }

    /** Whether one of the addresses is this one, whatever its case. */
    boolean hasEmail(String email) {
        return emails.stream().anyMatch(one -> canonical(one).equals(canonical(email)));
    }

    static String canonical(String email) {
        return email.trim().toLowerCase(Locale.ROOT);
    }
}
