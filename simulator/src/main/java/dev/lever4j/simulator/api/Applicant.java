package dev.lever4j.simulator.api;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** What somebody wrote who applies; texts are empty where nothing was written. */
record Applicant(
        String name,
        String email,
        String phone,
        String company,
        String location,
        List<String> links,
        String comments,
        String source,
        String origin,
        ArrayNode customQuestions) {
    /** Without any of it: this is about a person. */
    @Override
    public String toString() {
        return "Applicant";
    }
}
