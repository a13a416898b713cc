package dev.lever4j.request;

import dev.lever4j.model.Origin;
import dev.lever4j.model.WebhookEvent;
import java.util.List;
import java.util.Map;

/** A webhook to be made. */
public final class WebhookBody extends RequestBody {
    private WebhookBody(Fields fields) {
        super(fields);
    }

    /**
     * @param url where to send; Lever documents that it must be HTTPS with a certificate of a public authority
     * @throws IllegalArgumentException if the URL is neither HTTPS nor of this machine, or the event is blank
     */
    public static Builder builder(String url, WebhookEvent event) {
        return new Builder(url, event);
    }

    /** The part of a webhook that limits it to origins. */
    static Map<String, ?> configuration(Origin... origins) {
        if (origins.length == 0) {
            throw new IllegalArgumentException("origins needs at least one value");
        }
        return Map.of("conditions", Map.of("origins", List.of(origins)));
    }

    /** Collects fields. */
    public static final class Builder {
        private final Fields fields = new Fields();
        private final WebhookEvent event;

        private Builder(String url, WebhookEvent event) {
            this.event = event;
            fields.https("url", url);
            fields.text("event", event.text());
        }

        /**
         * Only for opportunities of these origins; without it, of all (seen live).
         *
         * @throws IllegalArgumentException if there is none, or the event is one that takes none
         */
        public Builder origins(Origin... origins) {
            if (event.isKnown() && !event.takesOrigins()) {
                throw new IllegalArgumentException("origins: webhooks of " + event.text() + " take none");
            }
            fields.set("configuration", configuration(origins));
            return this;
        }

        public WebhookBody build() {
            return new WebhookBody(fields);
        }
    }
}
