package dev.lever4j.client.http;

import java.net.URI;

/**
 * Where a redirect of a download leads.
 *
 * @param url absolute; its query may be a secret
 * @param elsewhere whether it lies outside Lever's origin, or came from there: no credential goes along
 */
public record Hop(URI url, boolean elsewhere) {
    @Override
    public String toString() {
        return elsewhere ? "Hop[elsewhere]" : "Hop[at home]";
    }
}
