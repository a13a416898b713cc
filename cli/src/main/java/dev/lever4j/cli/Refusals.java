package dev.lever4j.cli;

import dev.lever4j.error.ApiException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.json.LeverJson;

/**
 * What Lever said when it said no, for the one who asked: unlike a log, a user's terminal may show Lever's own words.
 */
final class Refusals {
    private static final int LONGEST = 200;

    private Refusals() {}

    static String sentence(ApiException refused) {
        String tried = refused.tried().map(what -> " (" + what + ")").orElse("");
        String code = refused.code().isEmpty() ? "" : " " + refused.code();
        return "Lever answered " + refused.status() + code + words(refused) + "; " + advice(refused.status()) + tried;
    }

    private static String words(ApiException refused) {
        try {
            Object message = LeverJson.map(refused.body()).get("message");
            String text = message instanceof String said
                    ? said.replaceAll("[\\s\\p{Cntrl}]+", " ").strip()
                    : "";
            return text.isEmpty() ? "" : ", \"" + text.substring(0, Math.min(text.length(), LONGEST)) + "\"";
        } catch (MalformedResponseException e) {
            return "";
        }
    }

    private static String advice(int status) {
        return switch (status) {
            case 401 -> "check the credential";
            case 403 -> "check what the credential may do, in Lever's settings";
            case 404 -> "check path and ids";
            case 429 -> "try again later, or send less with --rate";
            default ->
                status >= 500 ? "try again later" : status < 400 ? "check --base-url" : "check what was asked for";
        };
    }
}
